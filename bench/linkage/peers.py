"""Peers (对照): Splink as its first example has it, and recordlinkage's own classifier."""

import duckdb
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from tongban.core.linkage.clusters import clusters


def plain_splink(records, fields, *, names, exact, blocks, trained_on, seconds_for_u=1_000_000):
    """Return clusters at an even chance: library comparisons, trained without labels."""
    import splink.comparison_library as cl

    connection = duckdb.connect()
    columns = ", ".join(f"{one} VARCHAR" for one in ("unique_id", *fields))
    connection.execute(f"CREATE TABLE plain ({columns})")
    lists = ", ".join("unnest(CAST(? AS VARCHAR[]))" for _ in ("unique_id", *fields))
    cells = [list(records)] + [[row.get(one) or None for row in records.values()] for one in fields]
    connection.execute(f"INSERT INTO plain SELECT {lists}", cells)
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[*(cl.NameComparison(one) for one in names),
                     *(cl.ExactMatch(one) for one in exact)],
        blocking_rules_to_generate_predictions=[block_on(*one) for one in blocks],
    )  # fmt: skip
    linker = Linker(DuckDBAPI(connection).register("plain"), settings, log_level=40)
    linker.training.estimate_u_using_random_sampling(max_pairs=seconds_for_u)
    for one in trained_on:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*one))
    found = linker.inference.predict(threshold_match_probability=0.5)
    rows = connection.execute(
        f"SELECT unique_id_l, unique_id_r FROM {found.physical_name}"  # noqa: S608 - its own table
    ).fetchall()
    return clusters(rows)


def recordlinkage_em(records, fields, *, blocks, dates=()):
    """Return clusters of recordlinkage's unsupervised classifier on the same blocks."""
    import pandas as pd
    import recordlinkage

    frame = pd.DataFrame.from_dict(records, orient="index")
    indexer = recordlinkage.Index()
    for block in blocks:
        indexer.block(list(block))
    candidates = indexer.index(frame)
    compare = recordlinkage.Compare()
    for one in fields:
        if one in dates:
            compare.exact(one, one, label=one)
        else:
            compare.string(one, one, method="jarowinkler", threshold=0.85, label=one)
    vectors = compare.compute(candidates, frame)
    found = recordlinkage.ECMClassifier().fit_predict(vectors)
    return clusters((str(one), str(other)) for one, other in found)
