"""The shapes of questions that nobody marks: reflection and rating."""

from edu.authoring.asked import asked, refuse_critical
from edu.authoring.compound import ListOf, Placed, WithPlace
from edu.authoring.options import check_different, values
from edu.authoring.record import Written, optional, required
from edu.authoring.texts import LINES, OPTION, SENTENCES, id_of
from edu.course.parts import Degree
from edu.course.question import Rating, Reflection

MODEL_ANSWER = required("model_answer", SENTENCES, "an answer to compare one's own with")
CHECKLIST = optional("checklist", LINES, (), "points to look for in one's own answer")
_DEGREE: WithPlace[str] = WithPlace(OPTION)
SCALE = required("scale", ListOf(_DEGREE, least=2), "the degrees, from the lowest to the highest")

_OTHERWISE = "take critical out, or ask it as another type"


def reflection(said: Written) -> Reflection:
    refuse_critical(said, "a reflection is not marked, so it cannot be critical", _OTHERWISE)
    return Reflection(**asked(said), model_answer=said[MODEL_ANSWER], checklist=said[CHECKLIST])


def rating(said: Written) -> Rating:
    refuse_critical(said, "a rating is not marked, so it cannot be critical", _OTHERWISE)
    degrees = [Placed(Degree(id=id_of(each.value), text=each.value), each.node) for each in said[SCALE]]
    check_different(said, degrees, "degree")
    return Rating(**asked(said), scale=values(degrees))
