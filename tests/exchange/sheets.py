"""Sheets to render: one as a patient gets it, and any that Hypothesis draws from awkward text."""

from hypothesis import strategies as st

from edu.assessment.takehome import Section, Sheet

SHEET = Sheet(
    title="Skin peeling after microneedling",
    subtitle="For Ana · Before your treatment · 22 November 2026",
    language="en",
    sections=(
        Section(
            heading="When to call",
            lead="Some peeling is common. Call your clinic or a doctor if:",
            items=("The peeling is severe.", "Your skin swells."),
            tail=("Do not wait for your next visit.", "If you feel very ill, get urgent medical help."),
            urgent=True,
        ),
        Section(
            heading="My clinic",
            lead="Your clinic has not filled this in yet.",
            tail=("Clinic phone: ____________________", "Nights and weekends: ____________________"),
        ),
        Section(heading="What to do", items=("Do not pick at or scratch peeling skin, even a loose flake.",)),
        Section(heading="My questions for the clinic", items=("May I swim?",), blanks=2),
    ),
    small_print=("This is no advice.", "Skin peeling, version 1.0.0."),
)

TORTURE = [
    "# heading", "#hash", "- dash", "-", "--", "---", "===", "+ plus", "* star", "1. one", "12) two", "1986. A year",
    "> quote", "    indented", "\ttab", "```", "~~~", "`code`", "~~gone~~", "**bold** _it_ *it*", "a_b_c __d__", "snake_case",
    "[NOT] taken", "[x] done", "[a](b)", "[a]: b", "![a](b.png)", "<script>alert(1)</script>", "</style><script>", "</p>",
    "<!-- -->", "]]>", "<![CDATA[x]]>", "<https://example.org>", "https://example.org/x", "www.example.org", "a@example.org",
    "javascript:alert(1)", "&amp;", "&lt;", "&#60;", "AT&T", "\"double\" 'single'", "\\", "\\*", "a\\", "| a | b |", "|-|-|",
    "$x$", ":smile:", ": term", "^[note]", "{=html}", "%", "!", "a  b", " a ", "a\nb", "a\r\nb", "a\u00a0b", "\u00a0a", "", "_",
    "____", "x ________", "مرحبا", "שלום", "می‌خواهم", "👩🏽‍⚕️", "日本語の文章", "e\u0301", "\x00\x1b[31m", "a\u2028b", "\u202eabc",
    "\ud800", "\ufeff", "Setext\n===", "a\n- b", "a\n\nb", "=", "Call if: yes", "10:30", "=cmd|' /C calc'!A0",
]  # fmt: skip

TEXTS = (
    st.sampled_from(TORTURE)
    | st.lists(st.sampled_from(TORTURE), max_size=4).map(" ".join)
    | st.lists(st.sampled_from(TORTURE), max_size=4).map("".join)
    | st.lists(st.integers(0, 0x2FFF) | st.integers(0x20, 0x7E), max_size=20).map(lambda ps: "".join(map(chr, ps)))
)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Any sheet; its language is one of those that have a direction of their own."""
    some = st.lists(TEXTS, max_size=3).map(tuple)
    section = st.builds(
        Section, heading=TEXTS, lead=TEXTS, items=some, tail=some, blanks=st.integers(0, 3), urgent=st.booleans()
    )
    return Sheet(
        title=draw(TEXTS),
        subtitle=draw(TEXTS),
        language=draw(st.sampled_from(["en", "de-AT", "ar", "he-IL", '"><script>'])),
        sections=tuple(draw(st.lists(section, max_size=3))),
        small_print=draw(some),
    )


Line = tuple[str, str]
"""What a line is (`title`, `heading`, `text`, `item`, `blank`) and what it says."""


def said(sheet: Sheet) -> list[Line]:
    """What a rendering of the sheet has to say, in order, with nothing where there is no text."""
    from edu.exchange.lines import label_of_blank, one_line

    lines: list[Line] = [("title", sheet.title), ("text", sheet.subtitle)]
    for section in sheet.sections:
        lines += [("heading", section.heading), ("text", section.lead)]
        lines += [("item", item) for item in section.items]
        for text in section.tail:
            label = label_of_blank(one_line(text))
            lines += [("text", text)] if label is None else [("text", label), ("blank", "_")]
        lines += [("blank", "_")] * section.blanks
    lines += [("text", text) for text in sheet.small_print]
    return [(kind, one_line(text)) for kind, text in lines if one_line(text)]
