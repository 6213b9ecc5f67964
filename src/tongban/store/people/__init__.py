"""People remembered: accounts, and the mandates under which a person acts for an organisation."""
