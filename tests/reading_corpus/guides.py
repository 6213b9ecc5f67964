"""A guide with its labels (带标注的指南): the body above ``====``, what is in it below.

Labels, one a line: ``evidence NAME = CODE | CODE`` (``-`` for what the catalogue has not; then
``when`` where it is needed in some situation only, ``fault`` where it says too little to be asked),
``condition WORDS => EXPRESSION``, ``limit KIND VALUE UNIT``, ``citation LAW#ARTICLE``, ``basics``.
"""

from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
HALVES = ("building", "set_aside")


@dataclass(frozen=True, kw_only=True)
class Material:
    """A material that the guide asks for."""

    name: str
    codes: frozenset[str]
    sometimes: bool
    fault: bool


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """A condition that the guide sets, with its expression where the city has the elements."""

    words: str
    expression: str
    fault: bool


@dataclass(frozen=True, kw_only=True)
class Guide:
    """A guide, the kind of file that it comes as, and its labels."""

    name: str
    form: str
    lines: tuple[str, ...]
    evidence: list[Material] = field(default_factory=list)
    conditions: list[Requirement] = field(default_factory=list)
    limits: list[str] = field(default_factory=list)
    citations: list[str] = field(default_factory=list)
    basics: list[str] = field(default_factory=list)


def guides(half: str) -> list[Guide]:
    """Return the guides of one half, in the order of their names."""
    return [_guide(file) for file in sorted((HERE / half).glob("*.guide"))]


def _guide(file: Path) -> Guide:
    body, _, labels = file.read_text(encoding="utf-8").partition("\n====\n")
    first, *lines = body.split("\n")
    guide = Guide(name=file.stem, form=first.removeprefix("form: "), lines=tuple(lines))
    for label in labels.splitlines():
        kind, _, said = label.partition(" ")
        match kind:
            case "evidence":
                guide.evidence.append(_material(said))
            case "condition":
                guide.conditions.append(_requirement(said))
            case "limit":
                guide.limits.append(said)
            case "citation":
                guide.citations.append(said)
            case _:
                guide.basics.append(said)
    return guide


def _material(said: str) -> Material:
    name, _, rest = said.partition(" = ")
    words = rest.split()
    codes = frozenset(words) - {"|", "-", "when", "fault"}
    return Material(name=name, codes=codes, sometimes="when" in words, fault="fault" in words)


def _requirement(said: str) -> Requirement:
    words, _, expression = said.partition(" => ")
    return Requirement(
        words=words.removesuffix(" fault"), expression=expression, fault=words.endswith(" fault")
    )
