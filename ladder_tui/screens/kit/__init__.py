"""Parts of screens that know no place: page, dialog, form, reading page."""
