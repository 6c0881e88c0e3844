"""A flow is a few dialogs and the functions that lead through them."""
