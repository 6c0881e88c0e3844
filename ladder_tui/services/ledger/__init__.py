"""Every change goes through here: to disk first, then into the snapshot."""
