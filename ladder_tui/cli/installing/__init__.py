"""What is set up once on a machine: completions for shells, the page of the manual."""
