"""Shell commands: plain text in and out, Textual never imported."""
