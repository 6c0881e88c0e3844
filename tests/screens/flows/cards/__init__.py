"""Tests of the dialogs of cards."""
