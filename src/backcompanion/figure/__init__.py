"""The body on the screen: a model without Qt, and its painting."""
