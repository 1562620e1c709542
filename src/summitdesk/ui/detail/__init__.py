"""One record, told whole."""
