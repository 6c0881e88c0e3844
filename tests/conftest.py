"""Shared by all tests. Standing here, it also puts `builders` on the import path."""
