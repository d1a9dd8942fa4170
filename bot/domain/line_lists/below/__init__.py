"""Lines under people that say something of those above them."""
