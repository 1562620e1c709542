"""Help in the program: its pages, and where they come from."""
