"""What is allowed, what each partner seems to like, which activities for which slots, and why."""
