"""Tests of what is set up once on a machine."""
