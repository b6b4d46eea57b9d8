"""What speaks: by speech-dispatcher where it is, else by Qt; and others made quieter meanwhile."""
