"""Texts that a screen may spoil, and a course that says each of them everywhere."""

from typing import assert_never

from msgspec.structs import replace

from edu.course.course import Clinic, Course, Governance, LessonStep, Sign, Term, WhenToCall
from edu.course.lesson import Chunk
from edu.course.parts import Accepted, Choice, Gap
from edu.course.question import (
    Categorise,
    Cloze,
    Matching,
    Multiple,
    Numeric,
    Ordering,
    Question,
    Rating,
    Reflection,
    Scenario,
    ShortAnswer,
    Single,
    TrueFalse,
)
from tests.tui import every_kind

LRM = "\N{LEFT-TO-RIGHT MARK}"
TEXTS = {
    "a stray end": "5 [/] 6",
    "a shouted word": "Do [NOT] take",
    "an action": "[@click=app.quit]x[/]",
    "a style": "[b] vitamin",
    "a link": r"[link=https://a.org]x[/link] C:\[b]\n \\ end\\",
    "braces": "a {editor of} b { $good [$urgent]x[/] %s {0}",
    "a comparison": "[a==b] [x] done [ ] open",
    "emoji": "take care 🌞 👩‍👩‍👧 ☀️ ok",
    "Arabic": "لا تفرك الجلد",
    "Hebrew": f"אל תגרד 12{LRM} פעמים",
    "wide": "皮膚をこすらないでください",
    "a long word": "x" * 1999 + "y",
}


def choice(old: Choice, words: str) -> Choice:
    return replace(old, text=words, feedback=words)


def question(old: Question, words: str) -> Question:
    """The same question with these words wherever it says any."""
    said = replace(old, prompt=words, explanation=words, say_it_again=words, hints=(words,) if old.hints else ())
    match said:
        case Single() | Multiple():
            return replace(said, choices=tuple(choice(each, words) for each in said.choices))
        case TrueFalse():
            return replace(said, choices=(choice(said.choices[0], words), choice(said.choices[1], words)))
        case Matching() | Categorise():
            return replace(
                said,
                groups=tuple(replace(group, text=words) for group in said.groups),
                cards=tuple(replace(card, text=words, feedback=words) for card in said.cards),
            )
        case Ordering():
            return replace(said, entries=tuple(replace(entry, text=words, feedback=words) for entry in said.entries))
        case ShortAnswer():
            return replace(said, answers=(accepted(words, 1), accepted(f"not {words}", 0)))
        case Numeric():
            return replace(said, unit=words, feedback=words, if_low=words, if_high=words)
        case Cloze():
            return replace(
                said, text=" ".join((words, *(f"{{{gap.id}}}" for gap in said.gaps))), gaps=gaps(said, words)
            )
        case Reflection():
            return replace(said, model_answer=words, checklist=(words,))
        case Rating():
            return replace(said, scale=tuple(replace(degree, text=words) for degree in said.scale))
        case Scenario():
            steps = (question(step, words) for step in said.steps)
            return replace(said, steps=tuple(step for step in steps if not isinstance(step, Scenario)))
        case _:
            assert_never(said)


def accepted(words: str, credit: float) -> Accepted:
    return Accepted(text=words, credit=credit, feedback=words)


def gaps(old: Cloze, words: str) -> tuple[Gap, ...]:
    return tuple(
        replace(
            gap,
            choices=tuple(choice(each, words) for each in gap.choices),
            answers=(accepted(words, 1),) if gap.answers else (),
        )
        for gap in old.gaps
    )


def course(words: str) -> Course:
    """A course of one lesson whose every text is this."""
    asked = every_kind.asking(*(question(each, words) for each in (*every_kind.A_ROUND, every_kind.BEACH)))
    old = every_kind.short(replace(asked, title=words, intro=words))
    lesson = replace(
        every_kind.LESSON,
        title=words,
        main_point=words,
        chunks=(Chunk(heading=words, body=f"{escaped(words)} {{C001}}\n\n- {escaped(words)} {{editor}}", line=1),),
        key_points=(words,),
        ask_clinic=(words,),
        say_it_back=replace(every_kind.LESSON.say_it_back, prompt=words, model_answer=words, checklist=(words,)),
    )
    (step,) = old.paths[0].steps
    assert isinstance(step, LessonStep)
    return replace(
        old,
        title=words,
        welcome=words,
        governance=Governance(reviewed_by=words, review_by=words, notice=words, sources=words),
        when_to_call=WhenToCall(common=words, lead=words, signs=(Sign(text=words),), notes=(words,), urgent=words),
        paths=(replace(old.paths[0], title=words, about=words),),
        ideas={id: replace(idea, title=words, say=words) for id, idea in old.ideas.items()},
        claims={id: replace(claim, section=words, says=words) for id, claim in old.claims.items()},
        glossary=(Term(term=words, means=words, say=words),),
        lessons={lesson.id: lesson},
    )


def clinic(words: str) -> Clinic:
    return Clinic(name=words, phone=words, after_hours=words, danger_signs=(words,))


def escaped(words: str) -> str:
    """The words in Markdown, with a letter before them so that they are no list and no heading."""
    return "a " + "".join(f"\\{letter}" if letter in r"\`*_{}[]()#+-.!<>" else letter for letter in words)
