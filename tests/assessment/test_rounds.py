"""Which round of a quiz counts."""

import pytest

from edu.assessment.history import Score
from edu.assessment.mastery import Standing
from edu.assessment.rounds import QuizRecord, counted, with_score
from edu.course.quiz import Policy

READY, LOOK_AGAIN, TALK = Standing.READY, Standing.LOOK_AGAIN, Standing.NEEDS_CONVERSATION


def score(share: float, standing: Standing = READY, ideas: Standing = READY) -> Score:
    return Score(standing=standing, ideas=ideas, share=share)


def record(*scores: Score, part: Score | None = None) -> QuizRecord:
    """Of whole rounds, and then of one of only some questions."""
    found: QuizRecord | None = None
    for each in scores:
        found = with_score(found, each, whole=True)
    if part:
        found = with_score(found, part, whole=False)
    assert found
    return found


LOW, HIGH = score(0.5, LOOK_AGAIN), score(0.9)
MISSED_IDEA = score(1.0, TALK, TALK)


@pytest.mark.parametrize(
    ("scores", "policy", "counts"),
    [
        ([LOW, HIGH, LOW], Policy.LAST, LOW),
        ([LOW, HIGH, LOW], Policy.FIRST, LOW),
        ([LOW, HIGH, LOW], Policy.BEST, HIGH),
        ([HIGH, MISSED_IDEA], Policy.BEST, HIGH),
        ([score(0.7, LOOK_AGAIN), score(1.0, LOOK_AGAIN, LOOK_AGAIN)], Policy.BEST, score(0.7, LOOK_AGAIN)),
        ([score(0.6, LOOK_AGAIN), score(0.7, LOOK_AGAIN)], Policy.BEST, score(0.7, LOOK_AGAIN)),
        ([score(0.7, LOOK_AGAIN), score(0.9)], Policy.MEAN, score(0.8)),
        ([score(0.7, LOOK_AGAIN), score(0.7, LOOK_AGAIN)], Policy.MEAN, score(0.7, LOOK_AGAIN)),
        ([HIGH, score(0.9, TALK, TALK)], Policy.MEAN, score(0.9, TALK, TALK)),
        ([score(0.9, TALK, TALK), HIGH], Policy.MEAN, HIGH),
    ],
)
def test_what_counts_of_several_rounds(scores: list[Score], policy: Policy, counts: Score) -> None:
    found = counted(record(*scores), policy, 80)
    assert (found.standing, found.ideas) == (counts.standing, counts.ideas)
    assert found.share == pytest.approx(counts.share)


@pytest.mark.parametrize("policy", Policy)
def test_a_round_of_only_what_was_missed_mends_and_never_raises(policy: Policy) -> None:
    mended = record(LOW, part=score(1.0))
    assert (mended.number, mended.mean) == (1, 0.5)
    assert counted(mended, policy, 80) == (score(1.0) if policy is Policy.LAST else LOW)
    assert counted(record(part=HIGH), policy, 80) == HIGH
