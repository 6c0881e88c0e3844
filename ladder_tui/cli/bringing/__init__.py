"""Commands that bring something into the notebook from other programs."""
