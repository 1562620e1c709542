"""File formats: the text sources an archive is built from."""
