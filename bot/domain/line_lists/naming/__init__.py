"""Names of people in a text, and what part each of them plays."""
