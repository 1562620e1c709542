"""What views show, fetched page by page off the GUI thread."""
