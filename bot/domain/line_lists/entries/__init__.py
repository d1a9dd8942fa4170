"""People: the lines of one entry, what they say of each, and one person for each who is named."""
