"""Calendar: month, week and the days ahead."""
