"""A hotline as people look at it: graph and pictures, sentences, differences, names in words."""
