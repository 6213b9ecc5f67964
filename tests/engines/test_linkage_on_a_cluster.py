"""A cluster links what one machine links; skipped without the extra `spark` and Java."""

import math
import shutil

import pytest
from linkage_strategies import FIELDS, MODEL

from tongban.engines.linkage.databases import InDuckDB, InSpark
from tongban.engines.linkage.linking import link

pyspark = pytest.importorskip("pyspark.sql", reason="the extra `spark` is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.enable_socket,
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java"),
]
PEOPLE = [
    ("519901", "王小明", "wang xiao ming", "1990-01-31"),
    ("519901", "王小明", "wang xiao ming", None),
    ("519902", "王晓明", "wang xiao ming", "1990-01-31"),
    ("829902", "王晓敏", "wang xiao min", "1990-01-31"),
    (None, "李四", "li si", "1990-01-31"),
    ("519903", "李四", "li si", "1990-01-30"),
]


@pytest.fixture
def spark(tmp_path):
    builder = pyspark.SparkSession.builder.master("local[1]")
    local = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.warehouse.dir": str(tmp_path),
    }
    for key, value in local.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def test_a_cluster_finds_the_same_pairs_of_the_same_weight(spark, tmp_path):
    fields = FIELDS[:4]
    people = [dict(zip(fields, values, strict=True)) for values in PEOPLE]
    model = MODEL.with_thresholds(link_from=8, review_from=-60)
    one_machine = InDuckDB()
    one_machine.load("people", FIELDS, ((f"r{n}", one) for n, one in enumerate(people)))
    file = tmp_path / "people.parquet"
    one_machine.connection.execute(f"COPY people TO '{file}' (FORMAT parquet)")
    spark.read.parquet(str(file)).createOrReplaceTempView("people")

    expected, found = (
        {frozenset((pair.one, pair.other)): pair.weight for pair in link(where, "people", model)}
        for where in (one_machine, InSpark(spark))
    )
    assert found.keys() == expected.keys()
    assert len(found) > 5
    for pair, weight in expected.items():
        assert found[pair] == weight or math.isclose(found[pair], weight, abs_tol=1e-9)
