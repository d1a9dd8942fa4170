"""The try-out chat: a chat page on this machine, as a network to the rest of the program."""
