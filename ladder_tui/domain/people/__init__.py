"""What could be done for a person, and what is never said about one."""
