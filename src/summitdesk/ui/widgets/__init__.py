"""The parts of the window, each showing values and reporting wishes."""
