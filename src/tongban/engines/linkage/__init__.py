"""Record linkage at scale (规模化记录匹配): core's model over millions of rows in DuckDB or Spark.

Read in this order: `preparing` (names by sound and by simplified form, old numbers, addresses),
`compiling` (a model as the settings of Splink), `databases` (where the queries run), `linking`
(keys first, then weights, then what hangs together), `estimating` (how likely each level is, from
judged pairs and from chance).
"""
