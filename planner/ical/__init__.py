"""The calendar room: occurrences become iCalendar bytes that every calendar reads alike, and calendars are read.

    what is told       agenda, content, told, manner, text
    how it is written  write, event, vtimezone, content_lines
    what is read       lines, moments, zones
    busy times         busy, busy_file, busy_event, busy_stretch
    what came back     returned
"""
