"""The report for a therapist or trusted friend."""
