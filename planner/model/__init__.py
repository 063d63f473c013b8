"""The nouns and the calendar arithmetic of Ourweek: pure values, no input or output.

    what all are made of  value, errors, checksums
    words and signs       text, typed_words, marks, short_id
    time                  localtime, week, when, free, countdown
    what repeats          ritual, rule, rule_text, rhythm, rhythm_text, year_days
    the couple            couple, balance, boundary, levels, wishes, beginning
    activities            activity, kinds, favourite, guide, step_time
    plans                 plan, of_occurrence, revising, standing, naming, underway
    suggestions           slot, proposal, feedback
    what became of it     checkin, felt, times_done, insights, insight_words
    calendars             titles, busy, calendar_entry, calendar_change, calendar_place
"""
