"""Lines that put a list right."""
