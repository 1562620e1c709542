"""The past in the window: what was, what changed, what was deleted, and how it comes back."""
