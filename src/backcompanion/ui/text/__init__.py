"""Words for values. No widgets."""
