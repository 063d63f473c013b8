"""The calendar room: occurrences become iCalendar bytes that every calendar reads alike."""
