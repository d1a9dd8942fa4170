"""Tables: sheets of a workbook, and tables pasted into a message."""
