"""Joint handling remembered (并联审批): matters, their history, and who has what to do."""
