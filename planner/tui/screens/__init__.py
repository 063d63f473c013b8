"""One screen or sheet per file, its stylesheet beside it; of what does much, `shown_` shows and the other file does.

    the week                 week, answered_week, filled_week, shown_week
    filling it               fill, shown_fill
    a plan on it             add, activity, change, move, when, answer
    ideas                    ideas, shown_ideas
    step by step             guided, shown_pages, ending, go_on
    how it felt              rating, reveal, my_words
    looking through          browsing, catalogue, journal, insights
    activities of their own  new_activity
    calendars                export, busy
    the two of them          us, shown_us, us_sheets, us_colours, us_data
    the first run            first_run, shown_steps, quiz
    one partner's own        who, hand_over, just_for_me, limits, passphrase, new_passphrase
    any question             pick, type_in, tell, sure, reading
    anywhere                 help, palette, leave
"""
