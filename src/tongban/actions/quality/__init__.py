"""Quality (数据质量): registers held against the rules of stewards, and what comes of it.

Read in this order:

naming       which fields a dataset has, and what people call them
books        write rules, send them, put them into force by another's word
beginning    have a register checked: a connected one, or a file that is handed in
checking     the worker's turn: rows read, judged in the engine, counted, queued
queueing     rows that were turned away, kept with their reasons until they are put right
repairing    find a row right, put it right, agree to that; ask the holder under a clock
workbooks    the rows as a workbook, and the workbook back with what was mended
watching     answers of calls judged on their way; only a rule that refuses holds one up
forgetting   values of rows are dropped after a set time
"""
