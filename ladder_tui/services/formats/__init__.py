"""Records as text in open formats: calendars, cards of people, Markdown, tables. Pure: no file is touched here."""
