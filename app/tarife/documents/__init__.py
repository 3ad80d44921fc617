"""Plan files on disk: reading with every problem told, and saving without losing anything."""
