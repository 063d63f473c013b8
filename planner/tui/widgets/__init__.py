"""What more than one screen is made of, or what is large enough for a file.

    around every screen    head, section_bar, keys
    the week               week_view, drawn_week, week_cursor, week_picture, week_grid, week_list
    what is said of it     details, details_pane
    rows and their paint   rows, row_styles, changes
    short lists            pointed, choices, proposals, loved_list, setting_list
    lists of any length    long_list, activity_list, journal_list
    texts to read          hung, long_text, pane, whole_activity, preview, opinions, step_page
    forms                  field, search_field, lines, tick, one_of, scale, answers
    to turn and to paint   dial, chips, free_grid, balance_bars, in_view
    pictures of a year     plot, plots, shares
"""
