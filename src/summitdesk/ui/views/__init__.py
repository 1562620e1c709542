"""Views: several widgets joined to the session."""
