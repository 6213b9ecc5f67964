"""Projects at the counter (投资项目): what else is handled for the project of one's case."""
