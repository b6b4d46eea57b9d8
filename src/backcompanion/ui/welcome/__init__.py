"""The card of the first start."""
