"""The ladder and its rule: what to do next at a rung, and why."""
