"""What is asked of the exchange: `resources` offered, `requests` put, `grants` as they stand."""
