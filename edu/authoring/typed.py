"""The shapes of questions that are answered in letters and digits: short_answer, numeric and cloze."""

import re
from collections import Counter

from edu.assessment.wording import plain
from edu.authoring.asked import asked
from edu.authoring.compound import ListOf, Placed, WithPlace
from edu.authoring.nodes import Mapping, Node, Scalar
from edu.authoring.options import (
    GAP_CHOICES,
    MISCONCEPTION,
    belief,
    check_correct,
    check_different,
    values,
)
from edu.authoring.reading import first_few
from edu.authoring.record import Either, Written, inside, optional, record, required
from edu.authoring.shape import NUMBER, Ident, Integer, Number, OneOf, Text
from edu.authoring.sorted import PARTS_RULE
from edu.authoring.texts import OPTION, SENTENCES
from edu.course.ids import OptionId
from edu.course.parts import Accepted, Gap
from edu.course.question import Cloze, Numeric, NumericRule, ShortAnswer

_MOST = 99_999_999
_MARK = re.compile(r"\{([^{}]*)\}")

ACCEPTED_TEXT = required("text", OPTION, "what may be typed")
ACCEPTED_CREDIT = optional("credit", Number(0, 1), 1.0, "the share of the marks, 0 for an answer known to be wrong")
ACCEPTED_FEEDBACK = optional("feedback", SENTENCES, "", "what is said to a learner who types it")
TYPOS = optional("typos", Integer(0, 2), 0, "how many letters may be wrong")

NUMBER_ANSWER = optional("answer", Number(-_MOST, _MOST), None, "the right number, where it is no range")
NUMERIC_RULE = optional("rule", OneOf(NumericRule), NumericRule.ABSOLUTE, "which numbers are right")
TOLERANCE = optional(
    "tolerance", Number(0, _MOST), 0.0, "how far off is still right; with the rule relative, as a share of the answer"
)
LEAST = optional("least", Number(-_MOST, _MOST), None, "the lowest right number, with the rule range")
MOST = optional("most", Number(-_MOST, _MOST), None, "the highest right number, with the rule range")
UNIT = optional("unit", Text(40), "", "what is counted or measured; it may be typed after the number")
IF_RIGHT = optional("feedback", SENTENCES, "", "what is said to a learner who is right")
IF_LOW = optional("if_low", SENTENCES, "", "what is said when the number is too low")
IF_HIGH = optional("if_high", SENTENCES, "", "what is said when the number is too high")

CLOZE_TEXT = required("text", SENTENCES, "the text, with the id of each gap in braces where it is")
GAP_ID = required("id", Ident(), "the name that stands in braces in the text")


def _accepted(said: Written) -> Accepted:
    return Accepted(
        text=said[ACCEPTED_TEXT],
        credit=said[ACCEPTED_CREDIT],
        feedback=said[ACCEPTED_FEEDBACK],
        misconception=belief(said),
    )


_ACCEPTED = record("an answer", _accepted, ACCEPTED_TEXT, ACCEPTED_CREDIT, ACCEPTED_FEEDBACK, MISCONCEPTION)
ANSWERS = required("answers", ListOf(WithPlace(_ACCEPTED), least=1), "the answers that are known, right or wrong")
GAP_ANSWERS = optional("answers", ListOf(WithPlace(_ACCEPTED), least=1), (), "what can be typed into the gap")


def short_answer(said: Written) -> ShortAnswer:
    _check_answers(said)
    return ShortAnswer(**asked(said), answers=values(said[ANSWERS]), typos=said[TYPOS])


def _check_answers(said: Written) -> None:
    """One is right, none stands twice, and what earns something stands for no misconception."""
    answers = said[ANSWERS]
    if said.complete(ANSWERS) and answers and all(answer.value.credit < 1 for answer in answers):
        message = "no answer here earns the whole of the marks"
        said.error(said.key(ANSWERS), "E151", message, "add the right answer, or take its `credit:` out")
    first_of: dict[str, Placed[Accepted]] = {}
    for answer in answers:
        first = first_of.setdefault(plain(answer.value.text).replace("-", " "), answer)
        if first is not answer:
            message = f"this reads the same as the answer on line {first.node.line}"
            remedy = "take one of them out; capitals, commas and spaces make no difference"
            said.error(answer.node, "E152", message, remedy)
        if answer.value.misconception and answer.value.credit > 0 and _credit_is_clear(answer.node):
            message = "an answer that earns something stands for no misconception"
            said.error(_key(answer.node, MISCONCEPTION.name), "E125", message, "take it out, or write `credit: 0`")


def _credit_is_clear(node: Node) -> bool:
    """Whether the credit is known; an unknown field may be a misspelt `credit`."""
    if not isinstance(node, Mapping) or node.doubled:
        return False
    _, given = node.entries.get(ACCEPTED_CREDIT.name, (None, None))
    known = given is None or (isinstance(given, Scalar) and NUMBER.fullmatch(given.text.strip()) is not None)
    return known and node.entries.keys() <= _ACCEPTED.fields.keys()


def _key(node: Node, name: str) -> Node:
    return node.entries[name][0] if isinstance(node, Mapping) and name in node.entries else node


def numeric(said: Written) -> Numeric:
    if said[NUMERIC_RULE] is NumericRule.RANGE:
        _check_range(said)
    else:
        _check_answer(said)
    return Numeric(
        **asked(said),
        rule=said[NUMERIC_RULE],
        answer=said[NUMBER_ANSWER],
        tolerance=said[TOLERANCE],
        least=said[LEAST],
        most=said[MOST],
        unit=said[UNIT],
        feedback=said[IF_RIGHT],
        if_low=said[IF_LOW],
        if_high=said[IF_HIGH],
        misconception=belief(said),
    )


def _check_range(said: Written) -> None:
    for field in (NUMBER_ANSWER, TOLERANCE):
        if said.says(field):
            message = f"{field.name} means nothing with the rule range"
            said.error(said.key(field), "E153", message, "take it out, or take `rule: range` out")
    for field in (LEAST, MOST):
        if not said.says(field):
            message = f"with the rule range, {field.name} is wanted"
            said.error(said.where(NUMERIC_RULE), "E153", message, f"add `{field.name}:` with {field.says}")
    least, most = said[LEAST], said[MOST]
    if least is not None and most is not None and least > most:
        said.error(said.where(MOST), "E153", "most is lower than least, so no number is right", "change one of them")


def _check_answer(said: Written) -> None:
    ranged = [field for field in (LEAST, MOST) if said.says(field)]
    for field in ranged:
        message = f"{field.name} counts only with the rule range"
        said.error(said.key(field), "E153", message, "add `rule: range` and take answer out, or take this out")
    if not said.says(NUMBER_ANSWER) and not ranged:
        message = "no number here is right"
        said.error(said.node, "E153", message, "add `answer:`, or `rule: range` with least and most")
    if said[NUMERIC_RULE] is NumericRule.RELATIVE and said[NUMBER_ANSWER] == 0:
        message = "a share of nought is nought, so the tolerance would do nothing"
        said.error(said.where(NUMBER_ANSWER), "E153", message, "write `rule: absolute`")


def _gap(said: Written) -> Gap:
    if said.says(GAP_CHOICES) and not said.says(GAP_ANSWERS):
        check_correct(said, only_one=True)
        check_different(said, said[GAP_CHOICES], "choice")
        if said.says(TYPOS):
            message = "typos count only where something is typed"
            said.error(said.key(TYPOS), "E126", message, "take it out, or write answers in the place of choices")
    if said.says(GAP_ANSWERS):
        _check_answers(said)
    return Gap(
        id=OptionId(said[GAP_ID]),
        choices=values(said[GAP_CHOICES]),
        answers=values(said[GAP_ANSWERS]),
        typos=said[TYPOS],
    )


_GAP = record("a gap", _gap, GAP_ID, GAP_CHOICES, GAP_ANSWERS, TYPOS, either=Either(("choices", "answers")))
GAPS = required("gaps", ListOf(WithPlace(_GAP), least=1), "the gaps, each with choices to pick from or answers to type")


def cloze(said: Written) -> Cloze:
    """The gaps come in the order of the text, however they are listed."""
    names = _MARK.findall(said[CLOZE_TEXT])
    gaps = {gap.value.id: gap for gap in reversed(said[GAPS])}
    _check_marks(said, gaps)
    for gap in said[GAPS]:
        if gap is not gaps[gap.value.id]:
            message = f"this has the same id ({gap.value.id}) as the gap on line {gaps[gap.value.id].node.line}"
            said.error(gap.node, "E122", message, "give it another id")
        elif gap.value.id not in names:
            message = f"the text has no {{{gap.value.id}}}"
            said.error(inside(gap, GAP_ID), "E150", message, "write it where the gap is, or take this gap out")
    order = {name: at for at, name in enumerate(names)}
    ordered = sorted(said[GAPS], key=lambda gap: order.get(gap.value.id, len(order)))
    return Cloze(**asked(said), text=said[CLOZE_TEXT], gaps=values(ordered), rule=said[PARTS_RULE])


def _check_marks(said: Written, gaps: dict[OptionId, Placed[Gap]]) -> None:
    """Each name in braces is that of a gap, and stands once."""
    text = said.where(CLOZE_TEXT)
    seen: Counter[str] = Counter()
    for found in _MARK.finditer(text.text if isinstance(text, Scalar) else ""):
        name = found[1]
        seen[name] += 1
        if gaps and name not in gaps and said.complete(GAPS):
            remedy = f"add a gap with that id; those there are: {first_few(gaps)}"
            said.error(_mark(text, found), "E150", f"there is no gap for {found[0]}", remedy)
        elif seen[name] > 1:
            message = f"{found[0]} stands in the text more than once"
            said.error(_mark(text, found), "E150", message, "give each gap an id of its own")


def _mark(text: Node, found: re.Match[str]) -> Node:
    """Where a mark stands; the text as a whole where that cannot be told."""
    if isinstance(text, Scalar) and text.plain:
        return Scalar(found[0], text.line, text.column + found.start(), plain=True)
    return text
