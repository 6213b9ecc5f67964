"""The same queries on a cluster (集群): Spark, for logs that do not fit one machine.

Needs the extra `spark` and Java. The queries are those of `questions` in Spark's dialect.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tongban.engines.mining import questions
from tongban.engines.mining.dialects import SPARK

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def asked(spark: "SparkSession", folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of every analysis of a log in Parquet, by name."""
    for name in ("events", "promised"):
        spark.read.parquet(str(folder / f"{name}*.parquet")).createOrReplaceTempView(name)
    spark.sql(questions.steps(SPARK)).cache().createOrReplaceTempView("steps")
    queries = {
        "overview": questions.overview(SPARK),
        "variants": questions.variants(SPARK),
        "arcs": questions.arcs(SPARK),
        "dwells": questions.dwells(SPARK),
        "rework": questions.rework(),
        "handovers": questions.handovers(SPARK),
        "remaining": questions.remaining(SPARK),
    }
    return {name: [tuple(row) for row in spark.sql(q).collect()] for name, q in queries.items()}
