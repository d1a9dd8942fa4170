"""Lines over people that say something of those under them."""
