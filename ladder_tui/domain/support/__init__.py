"""People to talk to, somebody one trusts, and the words that lead to them."""
