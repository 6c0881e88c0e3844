"""One file for each kind of item that the content packs hold."""
