"""The command line: one module for each group of commands, and one formatter for each kind of output."""
