"""Commands about the files that shape the program."""
