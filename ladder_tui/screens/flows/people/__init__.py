"""A person: the form, a contact, a gesture."""
