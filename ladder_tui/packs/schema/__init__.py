"""What a pack file may hold: its YAML as a tree, its fields, and every type of item as a declaration."""
