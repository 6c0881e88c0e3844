"""What leaves the notebook by one key: copied, opened, or as a file."""
