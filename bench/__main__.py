"""Every measurement, one after another (全部测量): `make bench`, or `python -m bench NAME …`.

Each runs in a process of its own, so that none warms or burdens the next. Times belong to the
machine, of which the speed is printed before each; the ratios are what to compare.
"""

import subprocess
import sys
import time

from bench import calibration

MEASUREMENTS = {
    "deadlines": "a deadline of 20 working days, beside other libraries",
    "conditions": "a verdict on thirty conditions, beside rules engines",
    "reading": "what is read out of forty guides, half of them set aside",
    "resolve": "one guide and a journey of six, and growth with the catalogue",
    "population": "twenty rules asked of millions of people, beside SQL and numpy by hand",
    "quality": "thirteen rules over ten million rows, beside SQL by hand",
    "linkage": "records of febrl and of Chinese registers linked, beside Splink and recordlinkage",
    "submissions": "durable submissions, beside a transaction written by hand",
    "graph": "the service graph at three sizes, beside networkx, kuzu and DuckDB",
    "what_if": "a switch over a province, beside DuckDB, networkx and plain Python",
    "pages": "what-if and demand pages of a province, through the real views",
    "demand": "the data demand list, beside greedy, swaps and chance",
    "imports": "exchange tables of up to 300,000 rows, beside a COPY written by hand",
    "overviews": "pages of a whole catalogue at two sizes, and the reading behind them",
    "gateway": "a signed, granted, logged call beside a bare proxied one",
    "audit": "transactions with an audit leaf, beside none and a chain; a million leaves",
    "seals": "certificates sealed and verified, beside RSA; a status list as it grows",
    "fields": "personal content sealed, beside a plain column; a submission with and without",
    "mining": "eight analyses of up to ten million events, beside the plain functions",
    "topics": "topics of real messages beside their labels; departments beside real headings",
    "inbox": "officers' lists among 10,000, 100,000 and 1,000,000 cases, as whole pages",
    "lifecycle": "whole lives of cases, beside the same rows by hand and a BPMN engine",
}


def main(wanted: list[str]) -> int:
    """Run the measurements that are named, or all; return how many failed."""
    unknown = set(wanted) - MEASUREMENTS.keys()
    if unknown:
        print(f"no measurement {', '.join(sorted(unknown))}; there are {', '.join(MEASUREMENTS)}")
        return 2
    failed = []
    for name in wanted or MEASUREMENTS:
        print(f"\n== {name}: {MEASUREMENTS[name]}", flush=True)
        calibration.main()
        sys.stdout.flush()
        began = time.perf_counter()
        if subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode:
            failed.append(name)
        print(f"   ({time.perf_counter() - began:.0f} s)", flush=True)
    if failed:
        print(f"\nfailed: {', '.join(failed)}")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
