"""People to talk to, and the words that lead to them."""
