"""Support, when to talk to someone, someone one trusts."""
