"""What `packs check` judges."""
