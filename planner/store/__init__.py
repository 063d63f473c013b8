"""The couple's data on disk: durable, private, and open to one writer at a time."""
