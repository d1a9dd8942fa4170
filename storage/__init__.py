"""What the program remembers: tables, queries and migrations, one file per subject."""
