"""The same question on a cluster (集群): Spark, for people who do not fit one machine.

Needs the extra `spark` (`pip install tongban[spark]`) and Java. The query is core's, in Spark's
way of writing; whoever calls brings the session, for a cluster is set up once and by its owner.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from tongban.core.catalog.conditions.sql.compiling import to_sql
from tongban.core.catalog.conditions.sql.dialects import SPARK
from tongban.core.catalog.conditions.sql.tables import Table
from tongban.engines.population.people import Question, Tally, tallies

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_VIEW = "tongban_people"


def tally(
    spark: "SparkSession", files: Path, table: Table, question: Question
) -> tuple[Tally, ...]:
    """Count the people in Parquet files whom each condition holds for, fails or cannot tell."""
    spark.read.parquet(str(files)).createOrReplaceTempView(_VIEW)
    return tallies(next(iter(spark.sql(written(table, question)).collect())))


def written(table: Table, question: Question) -> str:
    """Return the query that counts, as Spark reads it."""
    decided = [
        f"{to_sql(one, table, today=question.today, dialect=SPARK, parameters=question.parameters)}"
        f" AS c{place}"
        for place, one in enumerate(question.conditions)
    ]
    counts = [f"count_if(c{place}), count(c{place})" for place in range(len(decided))]
    return f"SELECT count(*), {', '.join(counts)} FROM (SELECT {', '.join(decided)} FROM {_VIEW})"  # noqa: S608
