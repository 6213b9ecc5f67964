"""Reading guides (指南解析): precision, recall and F1 on both halves of the corpus, and the time.

`building` are the guides by which the rules were made: their figures say that the rules do what
they were made to do. `set_aside` were written before there was a rule, and their errors were not
read: their figures say what to expect of the next guide, as far as one author's guides can.
"""

import sys
from pathlib import Path
from time import process_time

from tongban.adapters.catalogue_files import read_catalogue
from tongban.adapters.guide_documents import read_document
from tongban.core.reading.reading import read_guide
from tongban.examples.mingchuan import FOLDER

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from reading_corpus.files import file_of
from reading_corpus.guides import HALVES, guides
from reading_corpus.measuring import BESIDE, KINDS, Score, scores


def main() -> None:
    """Print the figures of both halves."""
    catalogue = read_catalogue(FOLDER).catalogue
    for half in HALVES:
        total = dict.fromkeys((*KINDS, *BESIDE), Score())
        files = [(guide, file_of(guide)) for guide in guides(half)]
        spent = 0.0
        for guide, (name, content) in files:
            began = process_time()
            found = read_guide(read_document(name, content), catalogue)
            spent += process_time() - began
            for kind, score in scores(guide, found).items():
                total[kind] += score
        _print(half, total, milliseconds=1000 * spent / len(files))


def _print(half: str, total: dict[str, Score], *, milliseconds: float) -> None:
    print(f"{half}: {milliseconds:.1f} ms a guide, from the file to its suggestions")
    print(f"   {'':12} precision  recall      F1   right / proposed / labelled")
    for kind, score in total.items():
        counts = f"{score.right} / {score.proposed} / {score.labelled}"
        print(f"   {kind:12} {score.precision:9.3f} {score.recall:7.3f} {score.f1:7.3f}   {counts}")


if __name__ == "__main__":
    main()
