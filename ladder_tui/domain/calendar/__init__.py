"""What stands on which day, and what a week can carry."""
