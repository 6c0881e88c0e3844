"""Commands that answer a question about what is there. They read only, and never wait for the app that is open."""
