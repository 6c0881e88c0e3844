"""Tests of the commands that answer."""
