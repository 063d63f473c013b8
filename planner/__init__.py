"""Ourweek: a week of good hours for two, planned together in the terminal."""

__version__ = "0.1.0"
