"""What keeps a history from harm: backups, opening, repair, going back."""
