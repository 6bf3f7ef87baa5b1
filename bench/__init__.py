"""Measurements on annotated data, and the floors that hold what was won."""
