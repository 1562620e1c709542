"""What one can do with an archive: the public face of the core."""
