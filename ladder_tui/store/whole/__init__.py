"""What is done with the data as a whole: restore, export, lock, erase."""
