"""What has gathered over time: estimates, rhythm, goals, the measure."""
