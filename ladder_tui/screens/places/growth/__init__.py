"""Growth: what has gathered."""
