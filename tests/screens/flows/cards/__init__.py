"""Cards read and rehearsed."""
