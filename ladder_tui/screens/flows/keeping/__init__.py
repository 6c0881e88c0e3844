"""Wins, goals, needs and the measure."""
