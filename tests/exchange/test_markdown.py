"""The sheet as CommonMark: parsed again, it says what the sheet says and nothing else."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from edu.assessment.takehome import Sheet
from edu.exchange.lines import one_line
from edu.exchange.markdown import escaped, markdown
from tests.exchange.sheets import SHEET, TEXTS, Line, said, sheets

PARSERS = [
    MarkdownIt("commonmark"),
    MarkdownIt("commonmark").enable(["table", "strikethrough"]),
    MarkdownIt("js-default", {"html": True, "linkify": False, "typographer": False}),
]
_OPENINGS = {"h1": "title", "h2": "heading", "li": "item", "p": "text"}


def heard(text: str, parser: MarkdownIt) -> Iterator[Line]:
    """The lines of a rendering, as a reader meets them; markup within a line is a failure."""
    within: list[str] = []
    for token in parser.parse(text):
        if token.type == "inline":
            assert all(child.type == "text" for child in token.children or []), token.children
            kind = "item" if "li" in within else _OPENINGS[within[-1]]
            if token.content:
                yield kind, "".join(child.content for child in token.children or [])
        elif token.type == "hr":
            yield "blank", "_"
        elif token.nesting:
            assert token.tag in {*_OPENINGS, "ul", "blockquote"}, token
            within = [*within, token.tag] if token.nesting > 0 else within[:-1]
        else:
            raise AssertionError(token)


@pytest.mark.parametrize("parser", PARSERS, ids=["commonmark", "with tables", "everything"])
@given(sheet=sheets())
def test_every_text_shows_as_the_text_it_is(parser: MarkdownIt, sheet: Sheet) -> None:
    assert list(heard(markdown(sheet), parser)) == said(sheet)


@given(TEXTS)
def test_any_text_is_one_paragraph_of_itself(text: str) -> None:
    for parser in PARSERS:
        assert list(heard(escaped(text), parser)) == [("text", one_line(text))] * bool(one_line(text))
        assert list(heard(f"- {escaped(text)}", parser)) == [("item", one_line(text))] * bool(one_line(text))


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("https://example.org", r"https\://example.org"),
        ("www.example.org", r"www\.example.org"),
        (":smile:", r"\:smile:"),
        ("$x$", r"\$x\$"),
        ("~~gone~~", r"\~\~gone\~\~"),
        ("1986. A year", r"1986\. A year"),
        (": term", r"\: term"),
        ("# one", r"\# one"),
    ],
)
def test_what_some_readers_take_for_markup_is_escaped_too(text: str, typed: str) -> None:
    assert escaped(text) == typed


def test_plain_sentences_need_no_escapes() -> None:
    for text in (
        "Do not pick at it, even a loose flake.",
        "Call if: it's severe (very).",
        "10:30 - 50 % + 2 = 3!",
        "“Yes”",
    ):
        assert escaped(text) == text


def test_a_sheet_as_it_is_read_unrendered() -> None:
    line = "_" * 40
    assert (
        markdown(SHEET)
        == f"""\
# Skin peeling after microneedling

For Ana · Before your treatment · 22 November 2026

> ## When to call
>
> Some peeling is common. Call your clinic or a doctor if:
>
> - The peeling is severe.
> - Your skin swells.
>
> Do not wait for your next visit.
>
> If you feel very ill, get urgent medical help.

## My clinic

Your clinic has not filled this in yet.

Clinic phone:

{line}

Nights and weekends:

{line}

## What to do

- Do not pick at or scratch peeling skin, even a loose flake.

## My questions for the clinic

- May I swim?

{line}

{line}

This is no advice.

Skin peeling, version 1.0.0.
"""
    )
