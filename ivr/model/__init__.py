"""A hotline as frozen data; imports nothing of ours."""
