"""What one piece of text says: recognisers, one per field, over a text and its folded twin."""
