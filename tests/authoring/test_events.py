"""The strict YAML reader: what it reads, and where it says what is wrong."""

import gc
import sys
import time
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from edu.authoring import events
from edu.authoring.events import read, read_bytes
from edu.authoring.nodes import Mapping, Node, Scalar, Sequence, Unread, walk
from edu.authoring.reading import Limits, Reading
from edu.checking.catalogue import explanations
from edu.course.text import FORBIDDEN, first_forbidden


def plainly(node: Node | None) -> object:
    match node:
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return [plainly(item) for item in items]
        case Mapping(entries=entries):
            return {key: plainly(value) for key, (_, value) in entries.items()}
        case _:
            return node


def tree(source: str | bytes, limits: Limits | None = None) -> tuple[Node | None, Reading]:
    reading = Reading("f.yaml", limits=limits or Limits())
    return read_bytes(source.encode() if isinstance(source, str) else source, reading), reading


def complaints(source: str | bytes, limits: Limits | None = None) -> list[tuple[str, int | None, int | None]]:
    _, reading = tree(source, limits)
    return [(problem.code, problem.line, problem.column) for problem in reading.problems]


@pytest.fixture(params=["libyaml", "pure"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure":
        monkeypatch.setattr(events, "_Parser", yaml.SafeLoader)
    elif not yaml.__with_libyaml__:
        pytest.skip("this PyYAML has no libyaml")


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "yes",
            "no",
            "on",
            "off",
            "y",
            "n",
            "true",
            "false",
            "null",
            "~",
            "=",
            "-5",
            "1_000",
            "1.10",
            "1e3",
            ".5",
            ".inf",
        ),
        *(
            "1:30",
            "22:00",
            "12:30",
            "010",
            "007",
            "0x1F",
            "9" * 5000,
            "2024-13-45",
            "2024-01-01",
            "50%",
            "x@y",
            "a:b",
            "a'b",
        ),
        "Do [NOT] take",
    ],
)
@pytest.mark.usefixtures("either_parser")
def test_scalars_stay_the_text_that_was_typed(typed: str) -> None:
    node, reading = tree(f"a: {typed}\n")
    assert not reading.problems
    assert plainly(node) == {"a": typed}


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
        ("a: >-\n  one\n  two\n", {"a": "one two"}),
        ("a: 'it''s'\n", {"a": "it's"}),
        ('a: "x\\ty"\n', {"a": "x\ty"}),
        ("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        ("a: b\rc: d\r", {"a": "b", "c": "d"}),
        ("\ufeffa: b", {"a": "b"}),
        ("a: cafe\u0301", {"a": "caf\u00e9"}),
        ("a: می\u200cخواهم 👩\u200d⚕️", {"a": "می\u200cخواهم 👩\u200d⚕️"}),
        ("a:\n", {"a": ""}),
        ("- [a, {b: c}]\n", [["a", {"b": "c"}]]),
        ("%YAML 1.1\n---\na: b\n...\n", {"a": "b"}),
        ("a: |\n  x\n  \ty\n", {"a": "x\n\ty\n"}),
        ("'<<': b", {"<<": "b"}),
        ("1: b", {"1": "b"}),
    ],
)
@pytest.mark.usefixtures("either_parser")
def test_reads_what_yaml_means(source: str, value: object) -> None:
    node, reading = tree(source)
    assert not reading.problems
    assert plainly(node) == value


def test_positions_are_one_based_and_count_characters() -> None:
    node, _ = tree("\ufeffü:\r\n  - 'é' \r\n  - {k: 👩 x}\r\nb: |\r\n  text\r\nc:\r\n")
    assert node
    found = [(type(each).__name__, each.line, each.column) for each in walk(node)]
    assert found == [
        ("Mapping", 1, 1),
        ("Sequence", 2, 3),
        ("Scalar", 2, 5),
        ("Mapping", 3, 5),
        ("Scalar", 3, 9),
        ("Scalar", 4, 4),
        ("Scalar", 6, 3),
    ]


BAD: list[tuple[str, str | bytes, list[tuple[str, int | None, int | None]]]] = [
    # what it is, source, (code, line, column) of every problem
    ("latin-1", b"a: b\nc: caf\xe9\n", [("E001", 2, 7)]),
    ("latin-1 after CRLF and umlauts", "ä: b\r\nöü: ".encode() + b"\xe9", [("E001", 2, 5)]),
    ("utf-16 with mark", "a: b".encode("utf-16"), [("E002", None, None)]),
    ("utf-16 without mark", "a: b".encode("utf-16-le"), [("E002", None, None)]),
    ("utf-32 with mark", "a: b".encode("utf-32"), [("E002", None, None)]),
    ("utf-32 without mark", "a: b".encode("utf-32-be"), [("E002", None, None)]),
    ("NUL", "a: x\0y", [("E003", 1, 5)]),
    ("escaped NUL", 'a: "x\\0"', [("E003", 1, 4)]),
    ("raw escape character", "a: b\nc: x\x1b[2J", [("E015", 2, 5)]),
    ("bad characters on several lines", "a: \x07\nb: ok\nc: \u202ex\n", [("E015", 1, 4), ("E015", 3, 4)]),
    ("next line character", "a: x\x85y\nb: &q c", [("E015", 1, 5), ("E009", 2, 4)]),
    ("line separator", "a: x\u2028y\nb: &q c", [("E015", 1, 5), ("E009", 2, 4)]),
    ("escaped escape character", 'a: "\\x1b"', [("E015", 1, 4)]),
    ("escaped bidi override", 'a:\n  - "\\u202e"', [("E015", 2, 5)]),
    ("surrogate", 'a: "\\ud800"', [("E005", 1, 7)]),
    ("beyond Unicode", 'a: "\\U00110000"', [("E005", 1, 7)]),
    ("unknown escape", 'a: "\\q"', [("E005", 1, 5)]),
    ("eight marks on a letter", "a: x" + "\u0302" * 8, []),
    ("nine marks on a letter", "a: x" + "\u0302" * 9, [("E015", 1, 5)]),
    ("tab as indentation", "a:\n\tb: c", [("E004", 2, 1)]),
    ("tab after spaces", "a:\n  \tb: c", [("E004", 2, 3)]),
    ("tab in a block", "a: >\n\tb", [("E004", 2, 1)]),
    ("second colon", "a: b: c", [("E005", 1, 5)]),
    ("unclosed bracket", "a: [b, c\n", [("E005", 1, 4)]),
    ("unclosed brace", "a: {b: c\n", [("E005", 1, 4)]),
    ("unclosed quote", "a: 'b\nc: d\n", [("E005", 1, 4)]),
    ("only a brace", "{", [("E005", 1, 2)]),
    ("brace at the end", "a: {\n\n", [("E005", 3, 1)]),
    ("bare word", "a: b\nword\n", [("E005", 2, 1)]),
    ("at sign", "a: @b", [("E005", 1, 4)]),
    ("back quote", "a: `b`", [("E005", 1, 4)]),
    ("list after text", "a: - b", [("E005", 1, 4)]),
    ("text after a quote", 'a: "b" c', [("E005", 1, 8)]),
    ("wrong indentation", "a: b\n  c: d", [("E005", 2, 4)]),
    ("duplicate key", "a: b\nc: d\na: e\n", [("E006", 3, 1)]),
    (
        "duplicate keys, thrice and inside",
        "a: b\na: {x: 1, x: 2}\na: e\n",
        [("E006", 2, 1), ("E006", 2, 11), ("E006", 3, 1)],
    ),
    ("list as key", "? [a]\n: b\nc: d", [("E007", 1, 3)]),
    ("mapping as key", "{{a: b}: c, d: e}", [("E007", 1, 2)]),
    ("no key", "?\n: b\n", [("E007", 1, 2)]),
    ("no key in braces", "{: a}", [("E005", 1, 2)]),
    ("merge key", "<<: {a: b}", [("E008", 1, 1)]),
    ("anchor and alias", "a: &x b\nc: *x\n", [("E009", 1, 4), ("E009", 2, 4)]),
    ("alias as key", "a: &x b\n*x : c\n", [("E009", 1, 4), ("E009", 2, 1)]),
    ("recursive anchor", "&a [*a]", [("E009", 1, 1), ("E009", 1, 5)]),
    ("tags", "a: !!int 3\nb: !x y\nc: !!binary aGk=\n", [("E010", 1, 4), ("E010", 2, 4), ("E010", 3, 4)]),
    ("tag on a mapping", "!!python/object:os.system {a: b}", [("E010", 1, 1)]),
    ("set", "!!set {a, b}", [("E010", 1, 1)]),
    ("undefined tag handle", "a: !q!x b", [("E005", 1, 4)]),
    ("second document", "a: b\n---\nc: d\n", [("E011", 2, 1)]),
    ("text after the end", "a: b\n...\nfoo\n", [("E005", 3, 1)]),
    ("other version", "%YAML 2.0\n---\na: b", [("E005", 1, 1)]),
    ("empty", "", [("E016", None, None)]),
    ("only a mark", "\ufeff", [("E016", None, None)]),
    ("only comments", "# one\n# two\n", [("E016", None, None)]),
    ("swallowed text", "a: dose #1 of 2\n", [("W021", 1, 9)]),
    ("swallowed by a likely comment", "a: take dose # 1 of 2\n", [("W021", 1, 14)]),
    ("swallowed on the last of several lines", "a: one\n  two #3\n", [("W021", 2, 7)]),
    (
        "several faults",
        "a: &x 1\na: !t 2\n'b': \"\\x1b\"\n",
        [("E009", 1, 4), ("E010", 2, 4), ("E006", 2, 1), ("E015", 3, 6)],
    ),
]


@pytest.mark.parametrize(("source", "expected"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_complaints_stand_where_the_fault_is(
    source: str | bytes, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert complaints(source) == expected


@pytest.mark.usefixtures("either_parser")
def test_the_pure_parser_finds_the_same_codes() -> None:
    for name, source, expected in BAD:
        if name in (
            "surrogate",
            "beyond Unicode",
            "text after the end",
            "undefined tag handle",
            "no key in braces",
        ):  # parsers differ in how they say it
            assert complaints(source)
        else:
            assert [code for code, _, _ in complaints(source)] == [code for code, _, _ in expected], name


@pytest.mark.parametrize(
    "source",
    [
        "a: b  # fine",
        "a: b # fine",
        "# a\na: b",
        "a: b#c",
        "a: 'x #1'",
        "a: |\n  x #1\n",
        "a: one two  # fine",
        "a: [b, c] #x",
        "a: one two # edu: ignore[W101] reason",
        "a: b\n#c\n",
        'a: "b" #c',
    ],
)
def test_comments_that_are_meant_are_not_complained_about(source: str) -> None:
    assert complaints(source) == []


def test_a_duplicate_key_names_both_places() -> None:
    _, reading = tree("a: b\nc: d\na: e\n")
    assert str(reading.problems[0]) == (
        'f.yaml:3:1: E006 the key "a" stands here a second time; the first is on line 1 (keep one of them)'
    )


def test_messages_carry_no_control_characters_and_stay_short() -> None:
    long = "x" * 100_000
    _, reading = tree(f'{{"\\e[2J": 1, "\\e[2J": 2, {long[:1000]}: 3, {long[:1000]}: 4}}')
    assert reading.problems
    for problem in reading.problems:
        assert first_forbidden(str(problem)) is None
        assert len(str(problem)) < 300


BOMBS = {
    "a million brackets": ("[" * 1_000_000, "E012"),
    "a million braces": ("{a: " * 300_000, "E012"),
    "a million dashes": ("- " * 1_000_000, "E012"),
    "billion laughs": (
        "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)),
        "E009",
    ),
    "merge bomb": (
        "a: &a {k: v}\n"
        + "".join(f"{c}: &{c} {{<<: [*{p}, *{p}]}}\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)),
        "E009",
    ),
    "a wide list": ("[" + "a, " * 2_000_000 + "]", "E013"),
    "a file too large": ("a" * (17 * 1024 * 1024), "E014"),
}


@pytest.mark.parametrize(("source", "code"), BOMBS.values(), ids=BOMBS)
def test_bombs_are_refused_fast(source: str, code: str) -> None:
    started = time.perf_counter()
    found = [found for found, _, _ in complaints(source, Limits(nodes=100_000))]
    assert time.perf_counter() - started < 5
    assert code in found


def test_limits_hold_on_both_sides() -> None:
    assert complaints("[" * 16 + "]" * 16) == []
    assert complaints("[" * 17 + "]" * 17) == [("E012", 1, 17)]
    assert complaints("[" * 3 + "]" * 3, Limits(depth=2)) == [("E012", 1, 3)]
    assert complaints("[a, b]", Limits(nodes=3)) == []
    assert complaints("[a, b, c]", Limits(nodes=3)) == [("E013", 1, 8)]
    assert complaints("{a: b, c: d}", Limits(nodes=5)) == []
    assert complaints("{a: b, c: d}", Limits(nodes=4)) == [("E013", 1, 11)]
    assert complaints("a: b", Limits(size=4)) == []
    assert complaints("a: bc", Limits(size=4)) == [("E014", None, None)]


def test_a_flood_of_problems_is_cut_with_a_word() -> None:
    found = complaints("\n".join("a: b" for _ in range(50)), Limits(problems=10))
    assert [code for code, _, _ in found] == ["E006"] * 10 + ["E020"]


def test_every_character_that_may_be_shown_can_be_read() -> None:
    allowed = [char for char in map(chr, range(0x20, sys.maxunicode + 1)) if not FORBIDDEN.match(char)]
    for start in range(0, len(allowed), 20_000):
        text = "a".join(char for char in allowed[start : start + 20_000] if char not in "'\r")
        node, reading = tree(f"k: '{text}'")
        assert not reading.problems
        assert plainly(node) == {"k": normalize("NFC", text)}


def test_the_collector_is_put_back_as_it_was() -> None:
    assert gc.isenabled()
    tree("a: [")
    assert gc.isenabled()
    gc.disable()
    try:
        tree("a: b")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_first_line_is_counted_from_elsewhere() -> None:
    reading = Reading("l.md")
    read("a: b\na: c #1\n", reading, first_line=2)
    assert [(problem.code, problem.line) for problem in reading.problems] == [("W021", 3), ("E006", 3)]


yamlish = st.text(alphabet=st.sampled_from(list("ab:-[]{}#&*!|>'\"%@`,? \n\t\r\\x0é\u202e\ufeff<")), max_size=60)


@given(
    st.one_of(
        st.binary(max_size=80),
        st.text(max_size=80).map(lambda text: text.encode("utf-8", "replace")),
        yamlish.map(str.encode),
    )
)
def test_no_bytes_make_it_raise(data: bytes) -> None:
    reading = Reading("f.yaml")
    node = read_bytes(data, reading)
    assert node is not None or reading.problems
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in reading.problems:
        assert problem.code in explanations()
        assert problem.line is None or 1 <= problem.line <= len(lines)
        if problem.line is not None and problem.column is not None:
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    for each in walk(node) if node else ():
        assert not isinstance(each, Unread) or reading.problems


plain_values = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20).filter(lambda text: not first_forbidden(text)),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abcdef", min_size=1, max_size=5), inner, max_size=4)
    ),
    max_leaves=15,
)


def composed(value: object) -> object:
    match value:
        case str():
            return normalize("NFC", value)
        case list():
            return [composed(each) for each in value]
        case dict():
            return {key: composed(each) for key, each in value.items()}
        case _:
            raise AssertionError


@given(plain_values, st.booleans(), st.sampled_from(['"', "'", "|"]))
def test_what_yaml_writes_is_read_back(value: object, flow: bool, style: str) -> None:
    text = yaml.dump(value, Dumper=yaml.SafeDumper, allow_unicode=True, default_flow_style=flow, default_style=style)
    untagged = text.replace("!!str ", "")
    node, reading = tree(untagged)
    assert [problem for problem in reading.problems if problem.code not in ("E010", "E012")] == []
    if not reading.problems:
        assert plainly(node) == composed(value)
