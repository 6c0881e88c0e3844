"""Files that shape the program, read and never written: settings, keys and themes of the user's own."""
