"""Rules and values of the product: standard library and msgspec only, pure, time and chance as arguments."""
