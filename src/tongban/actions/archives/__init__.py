"""Archives of cases (归档): one package a case, asked for by its department, made by the worker.

`gathering` reads what stands in one, `proving` its log with the proofs, `making` orders, signs,
keeps and hands over, `judging` verifies what is kept.
"""
