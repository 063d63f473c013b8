"""The catalogue: reading and checking packs of activities, finding and filtering what they hold.

    all of it              catalogue, folders
    reading a pack         pack, document, layout, schema, readers, words, faults
    reading it sooner      compiled, columns
    finding                search, wanted, filters
    what stands behind it  evidence, studies, liking
    writing one            own
    checking packs         check, editorial, coverage, targets
"""
