"""What is heard: what is due now, and who plays it."""
