"""Every code with why it matters and an example of each kind, as written in `explanations/`."""

from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from edu.authoring.compound import ListOf
from edu.authoring.events import read
from edu.authoring.reading import Limits, Reading
from edu.authoring.record import Written, optional, record, required
from edu.authoring.shape import Text, YesNo
from edu.problems import Level

FOLDER = Path(__file__).with_name("explanations")
QUESTION = "question"
"""Where an example stands that is a part of a quiz and not a file."""


class Explanation(Struct, frozen=True, kw_only=True):
    """One code."""

    code: str
    finds: str
    why: str
    source: str
    where: str
    """`question`, or the file of the template course that the examples are, or are a part of."""
    instead_of: str
    """What of that file they stand for; all of it when empty."""
    escapes: bool
    """Whether `\\x00` and the like in them stand for the characters they name."""
    tried: bool
    """Whether they are whole enough to be tried."""
    bad: str
    good: str

    @property
    def level(self) -> Level:
        return Level.WARNING if self.code.startswith("W") else Level.ERROR


_EXAMPLE = Text(8_000, lines=True)
CODE = required("code", Text(4), "the code")
FINDS = required("finds", Text(200), "what it finds, in one line")
WHY = required("why", Text(2_000, lines=True), "why it matters")
SOURCE = optional("source", Text(500, lines=True), "", "the publication that the rule rests on")
WHERE = optional("where", Text(200), QUESTION, "where the examples stand")
INSTEAD_OF = optional("instead_of", _EXAMPLE, "", "what of the file they stand for")
ESCAPES = optional("escapes", YesNo(), False, "whether escapes in them are meant")
TRIED = optional("tried", YesNo(), True, "no when they only show what is meant")
BAD = required("bad", _EXAMPLE, "an example that has the flaw")
GOOD = required("good", _EXAMPLE, "the same without it")


def _explanation(said: Written) -> Explanation:
    return Explanation(
        code=said[CODE],
        finds=said[FINDS],
        why=said[WHY],
        source=said[SOURCE],
        where=said[WHERE],
        instead_of=said[INSTEAD_OF],
        escapes=said[ESCAPES],
        tried=said[TRIED],
        bad=said[BAD],
        good=said[GOOD],
    )


_ONE = record("an explanation", _explanation, CODE, FINDS, WHY, SOURCE, WHERE, INSTEAD_OF, ESCAPES, TRIED, BAD, GOOD)
RULES = required("rules", ListOf(_ONE, least=1), "the codes")
_FILE = record("a file of explanations", lambda said: said[RULES], RULES)


@lru_cache(maxsize=1)
def explanations() -> dict[str, Explanation]:
    """Every code, in order. The files are ours: one that cannot be read is a fault, and raises ValueError."""
    found: dict[str, Explanation] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        reading = Reading(path.name, limits=Limits())
        root = read(path.read_text(encoding="utf-8"), reading)
        rules = _FILE.read(root, reading) if root else None
        if rules is None or reading.problems:
            raise ValueError("; ".join(map(str, reading.problems)))
        for rule in rules:
            if rule.code in found:
                raise ValueError(f"{path.name}: {rule.code} is explained twice")
            found[rule.code] = rule
    return dict(sorted(found.items(), key=lambda pair: (pair[0][1:], pair[0])))
