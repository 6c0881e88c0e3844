"""What the screens talk to: the Journal, one method for each intention."""
