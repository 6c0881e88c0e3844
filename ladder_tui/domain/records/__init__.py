"""One file for each kind of record that the data file keeps."""
