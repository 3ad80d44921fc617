"""What will happen: plays a plan person by person and writes the messages."""
