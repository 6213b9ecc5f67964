"""Who was at which window, and what was filed there (窗口接待存储)."""
