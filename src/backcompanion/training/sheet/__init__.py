"""A routine as plain lines of text: read line by line, never guessed, and written back."""
