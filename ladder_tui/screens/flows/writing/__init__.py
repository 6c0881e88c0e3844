"""Writing, answering a question, a kind step."""
