"""The screens: what a couple sees and does at the terminal.

    the app               opening, app, dressed, themes
    asking the planner    asking, one_thread, unsaved, copies
    commands and keys     commands, bindings, keymap, hindrance, command_search, elsewhere
    what is shown         screens, section, form
    what it is made of    widgets
    what it says          wording, us_row, us_rows
    while it is done      dials, guiding, walk, editing
    inside Textual        beforehand, leaving, styles, touched, frugal, behind, harmless
"""
