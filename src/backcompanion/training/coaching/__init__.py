"""What is heard in a session: tones and sentences, each with its second."""
