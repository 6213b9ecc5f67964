"""How items are handled (办理方式), in the console: what is set, what rules did, what was drawn."""
