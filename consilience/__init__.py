"""Consilience: one account of each story, in which every word is a span of a saved article or a fixed template."""
