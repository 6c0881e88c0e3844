"""The intentions a person can have, grouped by what they are about. Each method is one undoable step."""
