"""Where an archivist types: the form of a record, its editors, and what they offer."""
