"""The machine around the notebook: its folders and files, and what opens an address."""
