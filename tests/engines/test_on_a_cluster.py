"""A cluster counts what one machine counts; skipped without the extra `spark` and Java."""

import shutil

import pytest
from conditiontables import TABLE, known
from conditionwork import TODAY, conditions
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tongban.engines.population.people import Population, Question

pyspark = pytest.importorskip("pyspark.sql", reason="the extra `spark` is not installed")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.enable_socket,
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java"),
]


@pytest.fixture(scope="module")
def spark():
    builder = pyspark.SparkSession.builder.master("local-cluster[2,1,1024]")
    local = {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}
    for key, value in {**local, "spark.ui.enabled": "false"}.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@settings(
    max_examples=3,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(
    st.lists(conditions(), min_size=40, max_size=40),
    st.lists(known(), min_size=30, max_size=30),
)
def test_two_workers_count_what_one_machine_counts(spark, tmp_path_factory, trees, everybody):
    from tongban.engines.population import cluster

    file = tmp_path_factory.mktemp("people") / "people.parquet"
    question = Question(conditions=trees, today=TODAY)
    with Population.of(everybody, TABLE) as population:
        population.write(file)
        expected = population.tally(question)

    assert cluster.tally(spark, file, TABLE, question) == expected
