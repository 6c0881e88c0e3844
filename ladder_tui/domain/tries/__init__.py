"""One try from its beginning to its look back."""
