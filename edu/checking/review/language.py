"""How it is said: words, voice and numbers. Each a look at one item."""

from edu.checking.review.evidence import Evidence, count, shown, yes
from edu.checking.review.findings import Findings
from edu.checking.review.form import Mark

_HARDEST_GRADE = 7.0
_HARDEST_SMOG = 8.0
_MOST_PASSIVE = 0.20
_MOST_WORDS = 10
_NO_NUMBERS = "No sentence with a number in digits or words was found."
_NO_SUMS = 'No digits were found, and no words such as "percent" or "add up".'


def everyday_words(found: Findings) -> Evidence:
    return Evidence(_about_words(found), yes(when=_is_easy(found)))


def own_words(found: Findings) -> Evidence:
    """The same counts, but only a person knows how the readers talk."""
    return Evidence(_about_words(found))


def medical_words(found: Findings) -> Evidence:
    terms = ", ".join(found.terms)
    return Evidence((f"The glossary explains these words of the text: {terms or 'none'}.", "Are there any others?"))


def active_voice(found: Findings) -> Evidence:
    share = found.readability.passive_share
    says = f"{len(found.passive)} of {found.readability.sentences} sentences look passive ({share:.0%})."
    return Evidence((says, *shown(found.passive)), yes(when=share <= _MOST_PASSIVE))


def active_message(found: Findings) -> Evidence:
    main = {lesson.lesson.main_point for lesson in found.lessons}
    meant = [said for said in found.passive if said in found.acts or any(said.text in point for point in main)]
    if meant:
        return Evidence(("These main points or calls to act look passive:", *shown(meant)))
    return Evidence(("No main point and no call to act looks passive.",), Mark.YES)


def numbers(found: Findings) -> Evidence:
    if not found.numbers:
        return Evidence((_NO_NUMBERS,), Mark.NA)
    return Evidence((f"{count(len(found.numbers), 'sentence')} with a number:", *shown(found.numbers)))


def same_numbers(found: Findings) -> Evidence:
    """For the rows of a part that follow the one with the list."""
    return Evidence(("The numbers are those of row 15.",)) if found.numbers else numbers(found)


def nothing_to_work_out(found: Findings) -> Evidence:
    """Agree where nothing hints at a sum."""
    if found.sums:
        return Evidence(("These sentences may ask for a sum:", *shown(found.sums)))
    return Evidence((_NO_SUMS,), Mark.YES)


def how_to_work_out(found: Findings) -> Evidence:
    if found.sums:
        return Evidence(("These sentences may ask for a sum:", *shown(found.sums)))
    return Evidence((_NO_SUMS,), Mark.NA)


def has_sums(found: Findings) -> Evidence:
    """The same, asked the other way round; without numbers the question does not arise."""
    if not found.numbers:
        return numbers(found)
    if found.sums:
        return Evidence(("These sentences may ask for a sum:", *shown(found.sums)))
    return Evidence((_NO_SUMS,), Mark.NO)


def _about_words(found: Findings) -> tuple[str, ...]:
    read = found.readability
    common = found.long_words.most_common(_MOST_WORDS)
    often = ", ".join(f"{word} ({times})" for word, times in common)
    grades = (
        f"SMOG {read.smog_without_taught:.1f} without the words that the glossary explains (wanted: at most "
        f"{_HARDEST_SMOG:g}); Flesch-Kincaid grade {read.fkgl:.1f} (at most {_HARDEST_GRADE:g})."
    )
    return grades, f"Longest words not in the glossary, by how often they stand: {often or 'none'}."


def _is_easy(found: Findings) -> bool:
    read = found.readability
    return read.smog_without_taught <= _HARDEST_SMOG and read.fkgl <= _HARDEST_GRADE
