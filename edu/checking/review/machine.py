"""Which items of a form counting can say something about, and what."""

from collections.abc import Mapping

from edu.checking.review import language, layout, message
from edu.checking.review.evidence import Evidence, Look
from edu.checking.review.findings import Findings
from edu.checking.review.form import Form
from edu.checking.review.material import Material

_LOOKS: Mapping[str, Mapping[int, Look]] = {
    "pemat": {
        1: message.purpose,
        3: language.everyday_words,
        4: language.medical_words,
        5: language.active_voice,
        6: language.numbers,
        7: language.nothing_to_work_out,
        8: layout.short_sections,
        9: layout.headings,
        11: layout.summary,
        12: layout.cues,
        15: layout.where_pictures_are,
        16: layout.pictures,
        17: layout.captions,
        18: layout.pictures,
        19: layout.tables,
        20: message.things_to_do,
        21: message.speaks_to_the_reader,
        22: message.steps,
        23: message.tools,
        24: language.how_to_work_out,
        25: layout.pictures,
    },
    "cdc": {
        1: message.one_message,
        2: message.message_first,
        3: message.message_set_off,
        4: layout.picture_of_message,
        5: message.things_to_do,
        6: language.active_message,
        7: language.own_words,
        8: layout.bullets,
        9: layout.headings,
        10: message.summed_up_first,
        11: message.known_and_unknown,
        12: message.recommendations,
        15: language.numbers,
        16: language.same_numbers,
        17: language.has_sums,
        20: language.same_numbers,
    },
}


def evidence(form: Form, material: Material) -> dict[int, Evidence]:
    """By the number of the item; what is not here, only a person can judge."""
    found = Findings(material)
    return {number: seen(found) for number, seen in _LOOKS[form.id].items()}
