"""Lines that list nobody: talk, totals, signatures, other business, and what was not understood."""
