"""The machine around."""
