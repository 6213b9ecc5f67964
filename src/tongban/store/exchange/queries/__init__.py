"""What is asked of the exchange: `grants` as they stand, for calls and pages."""
