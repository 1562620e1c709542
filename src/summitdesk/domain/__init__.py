"""Values and rules of an archive: frozen dataclasses and functions, no input or output."""
