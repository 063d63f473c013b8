"""The editors' desk: which words an activity may use, what it has to say, and what it may not say again."""
