"""Messages (短信): what waits to be handed to whoever carries it, and what became of it."""
