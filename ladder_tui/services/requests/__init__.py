"""What is asked for in the shell, and carried out by whoever holds the file: the command itself or the open window."""
