"""Portfolio: activities and people."""
