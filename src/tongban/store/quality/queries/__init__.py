"""What is asked of quality: rule `books`, `checks` with their scores, the `queue` of rows."""
