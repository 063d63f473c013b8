"""One screen or sheet per file, its stylesheet beside it."""
