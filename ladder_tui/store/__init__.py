"""Where the diary lies: one TinyDB file, written so that a crash cannot harm it.

`keeper.Keeper` is what the app talks to; `storage.SafeStorage` and `database.SafeDB` offer the same file to any
TinyDB code. Both stand on `datafile.DataFile`, the one seam to the disk; `envelope.Envelope` is what the bytes of every
file lie in, plain or locked with a passphrase.
"""
