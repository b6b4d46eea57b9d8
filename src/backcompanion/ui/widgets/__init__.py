"""Small parts that pages are made of; they show a value and send an intent."""
