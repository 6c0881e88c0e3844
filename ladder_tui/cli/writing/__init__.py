"""Commands that write: each makes a request, and hands it over."""
