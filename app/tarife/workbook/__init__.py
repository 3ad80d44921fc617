"""The Excel budget."""
