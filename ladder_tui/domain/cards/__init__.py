"""Topic cards and the other shelves: narrowed, dealt, taken along."""
