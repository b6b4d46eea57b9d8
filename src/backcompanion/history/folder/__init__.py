"""The same history on several computers: a file of events for each in a folder they share."""
