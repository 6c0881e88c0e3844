"""Commands that give things out of the notebook in open formats."""
