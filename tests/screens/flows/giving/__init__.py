"""What leaves by one key."""
