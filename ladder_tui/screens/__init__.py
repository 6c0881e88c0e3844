"""One place of the app each, on one PageScreen base."""
