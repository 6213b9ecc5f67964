"""People remembered: accounts, mandates for organisations, and the browsers that are signed in."""
