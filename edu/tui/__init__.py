"""Screens: course values in, keys to `assessment`, answers to `records`. Handed a loaded course, never a file."""
