"""Pictures of a forecast, drawn on a given Figure."""
