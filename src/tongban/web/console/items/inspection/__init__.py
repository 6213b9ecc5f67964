"""What stands against published items (检查报告): ``report`` by department, with owner and day."""
