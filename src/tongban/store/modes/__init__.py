"""How cases are handled beside the ordinary way (办理方式存储): seeds, runs of rules, debts."""
