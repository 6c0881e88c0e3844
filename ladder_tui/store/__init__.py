"""Where the diary lies: one TinyDB file, written so that a crash cannot harm it."""
