"""Peers (对照): Splink as its first example has it, and recordlinkage's own classifier."""

from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from tongban.core.linkage.clusters import clusters
from tongban.engines.linkage.compiling import RECORD, column

_PAIRS_FOR_U = 1_000_000


def plain_splink(connection, table, fields, *, names, exact, blocks, trained_on):
    """Return clusters at an even chance: library comparisons, trained without labels.

    The rows are those that our own model reads, in the same database; making its own copy counts.
    """
    import splink.comparison_library as cl

    columns = ", ".join(f"{column(one)} AS {one}" for one in fields)
    connection.execute(
        f"CREATE OR REPLACE TABLE plain AS "  # noqa: S608 - names of our own model
        f"SELECT {RECORD} AS unique_id, {columns} FROM {table}"
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[*(cl.NameComparison(one) for one in names),
                     *(cl.ExactMatch(one) for one in exact)],
        blocking_rules_to_generate_predictions=[block_on(*one) for one in blocks],
    )  # fmt: skip
    linker = Linker(DuckDBAPI(connection).register("plain"), settings, log_level=40)
    linker.training.estimate_u_using_random_sampling(max_pairs=_PAIRS_FOR_U)
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
