"""Another copy of the notes: what it holds, joining it, and the lists of what was joined."""
