"""What was found in a file, set beside what is here: items, sentences, ids that stay the same."""
