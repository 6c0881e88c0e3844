"""What is taken along from the shell: a page for somebody else, a card for the moment."""
