"""What is typed. Loads nothing that a command does not need."""
