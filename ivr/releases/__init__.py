"""Releases: what is on the air, how it got there, and where it lies while the database is away."""
