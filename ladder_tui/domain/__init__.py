"""Rules and values of the product: standard library only, pure, time and chance as arguments."""
