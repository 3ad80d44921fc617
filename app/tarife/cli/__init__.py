"""The command line; it proves that the core needs no Qt."""
