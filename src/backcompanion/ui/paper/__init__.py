"""What is printed: pages in black on white, as PDF with text that can be selected."""
