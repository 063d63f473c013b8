"""What is allowed, what each partner seems to like, which activities for which slots, and why.

    choosing                   engine, shortlist, score, reasons, quiz
    what is known              situation, slots, repertoire, features, past
    what is never done         rules
    what they will make of it  expected, lessons, learning
    for other programs         protocol
"""
