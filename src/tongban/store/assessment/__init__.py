"""Assessment as it is kept: rounds and what happened to them, sealed until they are opened."""
