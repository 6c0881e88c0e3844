"""An activity: its page, its form, rest."""
