"""The person's shelf in the window: kept in order, named, counted, written."""
