"""The engine for other programs, by messages."""
