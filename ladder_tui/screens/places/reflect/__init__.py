"""Reflect: questions and entries."""
