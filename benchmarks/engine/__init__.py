"""How well the suggestions serve two people, beside simpler ways to choose, and what they cost."""
