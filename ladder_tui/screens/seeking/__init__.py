"""A line that narrows a list of a dialog or a page by any words."""
