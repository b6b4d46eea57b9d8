"""What the latest sessions change in the next: pain, loads, offers."""
