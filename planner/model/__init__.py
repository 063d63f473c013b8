"""The nouns and the calendar arithmetic of Ourweek: pure values, no input or output."""
