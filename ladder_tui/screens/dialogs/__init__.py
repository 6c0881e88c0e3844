"""Short flows that open over a place and answer with a value."""
