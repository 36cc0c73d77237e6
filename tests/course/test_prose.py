"""Lesson Markdown read into blocks with their origin."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from edu.course.ids import ClaimId
from edu.course.prose import (
    Block,
    Bullet,
    Emphasis,
    Origin,
    Paragraph,
    Picture,
    Span,
    Unsupported,
    blocks,
    origin,
    plain,
)

C001, C002 = ClaimId("C001"), ClaimId("C002")


def claims(*ids: ClaimId, editor: bool = False) -> Origin:
    return Origin(claims=ids, editor=editor)


@pytest.mark.parametrize(
    ("markdown", "text", "where"),
    [
        ("Skin heals. {C001}", "Skin heals.", claims(C001)),
        ("Skin heals. {C001 C002}", "Skin heals.", claims(C001, C002)),
        ("Skin heals. {editor}", "Skin heals.", claims(editor=True)),
        ("Skin heals. { C001  editor }  ", "Skin heals.", claims(C001, editor=True)),
        ("Skin heals.\n{C001}", "Skin heals.", claims(C001)),
        ("**Do not pick.** {C001}", "Do not pick.", claims(C001)),
        ("Do *not pick. {C001}*", "Do not pick.", claims(C001)),
        ("{C001}", "", claims(C001)),
        ("Skin heals.", "Skin heals.", claims()),
        ("Skin {C001} heals.", "Skin {C001} heals.", claims()),
        ("Skin heals. {C001} {C002}", "Skin heals. {C001}", claims(C002)),
        ("Skin heals. {C001", "Skin heals. {C001", claims()),
        ("Skin heals. C001}", "Skin heals. C001}", claims()),
        ("Skin heals. {C001}}", "Skin heals. {C001}}", claims()),
        ("Skin heals. {}", "Skin heals.", claims()),
        ("Skin heals. {C001} <!-- said twice -->", "Skin heals.", claims(C001)),
        ("Skin heals. <!-- said twice --> {C001}", "Skin heals.", claims(C001)),
        ("<!-- edu: ignore[W401] x --> Skin heals. {C001}", "Skin heals.", claims(C001)),
        ("Skin heals. {C001 <!-- or --> C002}", "Skin heals.", claims(C001, C002)),
        ("Skin heals. <!-- in two\nlines --> {C001}", "Skin heals.", claims(C001)),
    ],
)
def test_a_line_ends_with_its_origin(markdown: str, text: str, where: Origin) -> None:
    (block,) = blocks(markdown)
    assert isinstance(block, Paragraph)
    assert (plain(block), block.origin) == (text, where)


@pytest.mark.parametrize(
    ("markdown", "spans"),
    [
        ("a **b** *c* d", [("a ", "PLAIN"), ("b", "STRONG"), (" ", "PLAIN"), ("c", "STRESSED"), (" d", "PLAIN")]),
        ("**a *b* c**", [("a ", "STRONG"), ("b", "STRESSED"), (" c", "STRONG")]),
        ("one\ntwo  \nthree", [("one two three", "PLAIN")]),
        (r"\*not so\*", [("*not so*", "PLAIN")]),
        ("2 * 3 * 4 and [NOT] (3 < 4 > 2) &amp; `code`", [("2 * 3 * 4 and [NOT] (3 < 4 > 2) &amp; `code`", "PLAIN")]),
        (r"\[not](a link) and \<b> too", [("[not](a link) and <b> too", "PLAIN")]),
        ("--> a | b", [("--> a | b", "PLAIN")]),
    ],
)
def test_emphasis_is_read_and_everything_else_is_the_text_it_is(markdown: str, spans: list[tuple[str, str]]) -> None:
    (block,) = blocks(markdown)
    assert isinstance(block, Paragraph)
    assert block.spans == tuple(Span(text, Emphasis[name]) for text, name in spans)


PICTURE = '```picture caption="Two layers" alt="A thin layer over a thick one."\n----\n====\n```\n'


@pytest.mark.parametrize(
    ("markdown", "kinds"),
    [
        ("- one {C001}\n- two {C002}\n\nAfter. {editor}", "Bullet Bullet Paragraph"),
        ("- one\n  - two\n- three\n\nAfter.", "Bullet Bullet Bullet Paragraph"),
        (PICTURE + "\nAfter.", "Picture Paragraph"),
        ("# Heading\n\nAfter.", "Unsupported Paragraph"),
        ("Heading\n=======\n\nAfter.", "Paragraph Paragraph"),
        ("1. one\n2. two\n\nAfter.", "Unsupported Paragraph"),
        ("1. one\n   - two\n\nAfter.", "Unsupported Paragraph"),
        ("> quote\n\nAfter.", "Unsupported Paragraph"),
        ("> - quote\n\nAfter.\n\n- one", "Unsupported Paragraph Bullet"),
        ("> > deep\n\nAfter.", "Unsupported Paragraph"),
        ("- one\n\n  > quote\n\n- two\n\nAfter.", "Bullet Unsupported Bullet Paragraph"),
        ("---\n\nAfter.", "Unsupported Paragraph"),
        ("```python\nx\n```\n\nAfter.", "Unsupported Paragraph"),
        ("    indented\n\nAfter.", "Unsupported Paragraph"),
        ("a | b\n--|--\n1 | 2\n\nAfter.", "Unsupported Paragraph"),
        ("- [a](b)\n- c", "Unsupported Bullet"),
        ("<div>\n\nAfter.", "Unsupported Paragraph"),
        ("<!-- a\n\n## b\n-->\n\nAfter.", "Paragraph"),
        ("- one\n<!-- a -->\n- two", "Bullet Bullet"),
        ("One.\n<!-- a -->\nTwo.", "Paragraph Paragraph"),
        ("<!-- a --><!-- b -->", ""),
        ("", ""),
        ("\n \n", ""),
    ],
)
def test_the_kinds_of_block(markdown: str, kinds: str) -> None:
    assert " ".join(type(block).__name__ for block in blocks(markdown)) == kinds


@pytest.mark.parametrize(
    ("markdown", "what"),
    [
        ("# High", "a heading above the second level"),
        ("### Deep", "a heading below the second level"),
        ("  ## Far in", "a heading that does not begin its line"),
        ("a | b\n--|--\n1 | 2", "a table"),
        ("See ![pic](a.png).", "a picture from a file"),
        ("See [this](https://example.org).", "a link"),
        ("See <https://example.org>.", "a link"),
        ("See <b>this</b>.", "HTML"),
        ("<script>alert(1)</script>", "HTML"),
        ("See. <!-- this", "a comment that is never closed"),
        ("1. one\n2. two", "a numbered list"),
        ("> quote", "a block quote"),
        ("***", "a rule"),
        ("```\ncode\n```", "a code block"),
        ("    code", "an indented block"),
    ],
)
def test_what_is_outside_the_subset_is_named_and_kept_as_typed(markdown: str, what: str) -> None:
    assert blocks(markdown) == (Unsupported(text=markdown, what=what, line=0),)


def test_what_stands_in_a_drawing_is_no_comment() -> None:
    (picture,) = blocks("```picture\n<!-- a -->\n```")
    assert isinstance(picture, Picture)
    assert picture.rows == ("<!-- a -->",)


def test_a_picture_has_rows_a_caption_and_words() -> None:
    (picture,) = blocks(PICTURE)
    assert picture == Picture(rows=("----", "===="), caption="Two layers", alt="A thin layer over a thick one.", line=0)
    assert plain(picture) == "A thin layer over a thick one."


@pytest.mark.parametrize("info", ["picture", 'picture caption="', "picture caption", "picture 'x y=z"])
def test_a_picture_without_a_readable_caption_has_none(info: str) -> None:
    (picture,) = blocks(f"```{info}\nrow\n```")
    assert isinstance(picture, Picture)
    assert (picture.caption, picture.alt, picture.rows) == ("", "", ("row",))


def test_blocks_know_their_lines() -> None:
    text = "One.\n\n- two\n- three\n\n> four\n\n" + PICTURE + "\nFive."
    assert [block.line for block in blocks(text)] == [0, 2, 3, 5, 7, 12]


PIECES = st.sampled_from(
    ["a", " ", "\n", "\n\n", "- ", "1. ", "> ", "# ", "```", "picture ", "caption=\"", "'", "**", "*", "_", "\\", "{",
     "}", "{C001}", "{editor}", "    ", "\t", "---", "===", "<b>", "&amp;", "[x](y)", "<!--", "-->", "|", "\n-|-\n", "\x00", "\u2028", "\r", "\ud800", "👩🏽‍⚕️"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
@example("> - a\n\nb")
@example("{{}")
def test_reading_never_fails_and_every_block_is_one_of_ours(markdown: str) -> None:
    found = blocks(markdown)
    last = -1
    for block in found:
        assert isinstance(block, Block)
        assert isinstance(plain(block), str)
        assert block.line >= last
        last = block.line


@given(
    st.text("ab {}", max_size=30).map(str.strip), st.lists(st.sampled_from([C001, C002]), unique=True), st.booleans()
)
def test_the_origin_that_was_written_is_the_origin_read(text: str, cited: list[ClaimId], editor: bool) -> None:
    words = [*cited, *["editor"] * editor]
    if text:
        (block,) = blocks(f"{text} {{{' '.join(words)}}}")
        assert isinstance(block, (Paragraph, Bullet))
        assert block.origin == origin(" ".join(words)) == Origin(claims=tuple(cited), editor=editor)
        assert plain(block) == text


@pytest.mark.parametrize(
    "text",
    [
        "a" + " " * 50_000 + "b",
        "{" * 50_000,
        "a {" * 20_000,
        "*a " * 3_000,
        "![" * 30_000,
        "<a " * 30_000,
        "<!--" * 20_000,
        "<!-- -->" * 10_000,
    ],
)
def test_reading_takes_time_in_proportion(text: str) -> None:
    begun = time.perf_counter()
    blocks(text)
    assert time.perf_counter() - begun < 5
