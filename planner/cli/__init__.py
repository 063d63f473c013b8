"""The command line: one module for each group of commands, and one formatter for each kind of output.

    the way in       main, plain, again, parser, arguments, meant, opening, passphrase
    the way out      answer, as_text, as_json, as_activity, paint, glance
    the couple       couple, partner, boundary, settings, data
    plans            week, plans, naming, checking_in, insights
    activities       catalogue, new_activity, packs
    calendars        export, calendar_import, busy
    everything else  demo, demo_couple, keys, completion, completing, engine
"""
