"""How a message is written: its lines, their spelling, and names typed in one case."""
