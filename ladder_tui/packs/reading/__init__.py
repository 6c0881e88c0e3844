"""Packs from file to library."""
