"""Counts of what callers and texters did, never of who they are."""
