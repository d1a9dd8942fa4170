"""What people say to the bot: one file per subject."""
