"""Process mining at scale (流程挖掘): DuckDB over event logs in Parquet, equal to `core.mining`.

- `dialects`: the two places in which DuckDB and Spark differ
- `questions`: every analysis as one query over one ordered table
- `mine`: a log opened in DuckDB, asked; `cluster`: the same queries on Spark
"""
