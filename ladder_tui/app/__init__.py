"""The full-screen app: life, looks, keys, and the pages that belong to no place."""
