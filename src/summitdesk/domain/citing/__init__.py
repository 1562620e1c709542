"""Citations: what a reader writes below a page to say where something stands."""
