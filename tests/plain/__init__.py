"""Tests of the daily loop in lines."""
