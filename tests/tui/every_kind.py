"""A question of every kind, and a course whose one checked lesson asks some of them."""

from msgspec.structs import replace

from edu.assessment.response import Picked, Placed, Ticked
from edu.course.course import Article, CheckStep, Claim, Clinic, Course, LessonStep, Moment, Path, Term
from edu.course.ids import ClaimId, IdeaId, LessonId, OptionId, PathId, QuestionId, QuizId
from edu.course.lesson import Chunk, Lesson, SayItBack
from edu.course.parts import Accepted, Card, Choice, Degree, Entry, Gap, Group
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
from edu.course.quiz import Audience, Feedback, Quiz
from tests.assessment import example


def picked(choice: str) -> Picked:
    return Picked(OptionId(choice))


def ticked(*choices: str) -> Ticked:
    return Ticked(frozenset(map(OptionId, choices)))


def placed(**places: str) -> Placed:
    return Placed(tuple((OptionId(card), OptionId(group)) for card, group in places.items()))


CLINIC = Clinic(name="Clinic on the Hill", phone="555-0100", after_hours="555-0199", danger_signs=("A fever.",))


def choice(id: str, words: str, why: str, *, correct: bool = False, cautious: bool = False) -> Choice:
    return Choice(id=OptionId(id), text=words, feedback=why, correct=correct, cautious=cautious)


SHADE = Single(
    id=QuestionId("shade"),
    prompt="Where do you walk?",
    choices=(
        choice("shade", "In the shade", "Shade is kind.", correct=True),
        choice("sun", "In full sun", "Sun can harm."),
        choice("home", "I stay at home", "That is careful.", cautious=True),
    ),
    shuffle=False,
    explanation="New skin needs shade.",
    say_it_again="Treat your skin like a young plant.",
    hints=("Think of a hat.", "Think of a tree."),
    critical=True,
    idea=IdeaId("sun"),
    supports=(ClaimId("C002"),),
)
BEACH = Single(
    id=QuestionId("beach"),
    prompt="A friend calls you to the beach. What do you say?",
    choices=(
        choice("no", "Not while I heal", "Your skin thanks you.", correct=True),
        choice("yes", "I am coming", "The beach has no shade."),
    ),
    shuffle=False,
    critical=True,
    idea=IdeaId("sun"),
    reserve=True,
)
HAT = TrueFalse(
    id=QuestionId("hat"),
    prompt="A hat helps.",
    choices=(
        choice("true", "True", "It does.", correct=True),
        choice("false", "False", "It keeps the light off."),
    ),
)
CARE = Multiple(
    id=QuestionId("care"),
    prompt="What is kind to skin?",
    choices=(
        choice("cream", "Cream", "Cream keeps it moist.", correct=True),
        choice("mild", "A mild cleanser", "Mild is kind.", correct=True),
        choice("scrub", "A scrub", "A scrub is rough."),
    ),
    shuffle=False,
    explanation="Be kind.",
)
SORT = Categorise(
    id=QuestionId("sort"),
    prompt="What do you do?",
    groups=(Group(id=OptionId("keep"), text="Go on"), Group(id=OptionId("call"), text="Call")),
    cards=(
        Card(id=OptionId("flakes"), text="A few flakes", group=OptionId("keep"), feedback="Flakes are common."),
        Card(id=OptionId("pain"), text="Strong pain", group=OptionId("call"), feedback="Pain needs a call."),
    ),
    shuffle=False,
)
OWN_WORDS = Reflection(
    id=QuestionId("own-words"),
    prompt="What will you do?",
    model_answer="I will stay in the shade.",
    checklist=("Shade.", "A hat."),
)
MATCH = Matching(
    id=QuestionId("match"),
    prompt="What does each sign ask for?",
    cards=(
        Card(id=OptionId("flakes"), text="A few flakes", group=OptionId("care"), feedback="Flakes are common."),
        Card(id=OptionId("spots"), text="Dark spots", group=OptionId("call"), feedback="Spots need a look."),
    ),
    groups=(
        Group(id=OptionId("care"), text="Gentle care"),
        Group(id=OptionId("call"), text="A call"),
        Group(id=OptionId("wait"), text="The next visit"),
    ),
    shuffle=False,
)
ORDER = Ordering(
    id=QuestionId("order"),
    prompt="What comes first?",
    entries=(
        Entry(id=OptionId("wound"), text="Tiny wounds", feedback="The needles begin it."),
        Entry(id=OptionId("answer"), text="The skin answers"),
        Entry(id=OptionId("repair"), text="New skin forms", feedback="It ends with new skin."),
    ),
    hints=("It begins with the needles.",),
)
WORD = ShortAnswer(
    id=QuestionId("word"),
    prompt="Which protein makes skin firm?",
    answers=(
        Accepted(text="collagen", feedback="It holds skin up."),
        Accepted(text="a protein", credit=0.5, feedback="But which one?"),
        Accepted(text="keratin", credit=0, feedback="That is in the nails."),
    ),
    typos=1,
    hints=("It begins with a c.",),
)
NUMBER = Numeric(
    id=QuestionId("number"),
    prompt="For how long do you stay out of the sun?",
    answer=14,
    tolerance=1,
    unit="days",
    feedback="Two weeks.",
    if_low="New skin needs longer.",
    if_high="You may come out before that.",
)
GAPS = Cloze(
    id=QuestionId("gaps"),
    prompt="Complete the text.",
    text="Needling makes tiny {wound}. The body answers with {reaction}, and {cells} grow.",
    gaps=(
        Gap(id=OptionId("wound"), answers=(Accepted(text="wounds"), Accepted(text="injuries")), typos=1),
        Gap(
            id=OptionId("reaction"),
            choices=(
                choice("calm", "inflammation", "It is the body at work.", correct=True),
                choice("ill", "infection", "That would be an illness."),
            ),
        ),
        Gap(id=OptionId("cells"), answers=(Accepted(text="new cells"), Accepted(text="cells", credit=0.5))),
    ),
)
STORY = Scenario(
    id=QuestionId("story"),
    prompt="You answer the phone of the clinic. Sam is on the line.",
    steps=(
        Single(
            id=QuestionId("story-first"),
            prompt="Sam has a fever. What do you say?",
            choices=(
                choice("call", "See a doctor today", "A fever cannot wait.", correct=True),
                replace(choice("wait", "Wait a day", "A fever gets worse."), next=QuestionId("story-worse")),
            ),
            shuffle=False,
        ),
        TrueFalse(
            id=QuestionId("story-thanks"),
            prompt="Sam thanks you. You write it down.",
            choices=(choice("true", "True", "Always.", correct=True), choice("false", "False", "It is needed later.")),
        ),
        TrueFalse(
            id=QuestionId("story-worse"),
            prompt="Sam calls again, and it is worse. You hurry.",
            choices=(choice("true", "True", "Yes, now.", correct=True), choice("false", "False", "Sam needs help.")),
        ),
    ),
)
READY = Rating(
    id=QuestionId("ready"),
    prompt="How ready do you feel?",
    scale=(Degree(id=OptionId("not"), text="Not yet"), Degree(id=OptionId("fully"), text="Fully")),
)
A_ROUND: tuple[Question, ...] = (SHADE, HAT, CARE, SORT, OWN_WORDS)
EVERY_KIND: tuple[Question, ...] = (*A_ROUND, MATCH, ORDER, WORD, NUMBER, GAPS, STORY, READY)

LESSON = Lesson(
    id=LessonId("sun"),
    title="Out of the sun",
    minutes=2,
    main_point="Keep new skin out of the sun.",
    chunks=(
        Chunk(heading="Why", body="Collagen is made while you **heal**. {C001}\n\n- New skin burns. {editor}", line=1),
        Chunk(
            heading="Shade",
            body=(
                'A hat helps. {C002}\n\n```picture caption="The sun and a hat" alt="A hat."\n'
                "  \\|/\n --o--   ___\n  /|\\   _|_|_\n```\n"
            ),
            line=9,
        ),
    ),
    key_points=("Shade first.", "Then a hat."),
    ask_clinic=("Which sunscreen?",),
    say_it_back=SayItBack(prompt="What will you do?", model_answer="I stay in the shade.", checklist=("Shade.",)),
    supports=(ClaimId("C002"),),
)
SUN = LessonStep(lesson=LessonId("sun"), quiz=QuizId("sun"))
LATE = CheckStep(moment=Moment.AFTER, title="An exam", forms=(QuizId("late"), QuizId("late")))


def asking(*questions: Question, id: str = "sun", feedback: Feedback = Feedback.IMMEDIATE) -> Quiz:
    """The quiz of the lesson, with these questions."""
    return Quiz(
        id=QuizId(id),
        title="Sun and shade",
        questions=questions,
        lesson=LessonId("sun"),
        feedback=feedback,
        intro="A few short questions.",
    )


def course(sun: Quiz | None = None, late: Quiz | None = None, lesson: Lesson = LESSON) -> Course:
    """Two lessons between two checks; a short path; and an exam that shows feedback at its end."""
    sun = sun or asking(*A_ROUND, BEACH)
    late = late or replace(
        asking(SHADE, HAT, OWN_WORDS, id="late", feedback=Feedback.AT_END), audience=Audience.TRAINEE
    )
    plain = example.course(sun=sun, late=replace(late, lesson=None))
    exam = Path(id=PathId("exam"), title="Exam", about="One exam.", audience=Audience.TRAINEE, steps=(LATE,))
    return replace(
        plain,
        paths=(*plain.paths, exam),
        claims={
            ClaimId("C001"): Claim(id=ClaimId("C001"), article=1, section="Opening", says="Skin makes collagen."),
            ClaimId("C002"): Claim(id=ClaimId("C002"), article=2, section="Sun", says="Hats give shade."),
        },
        articles={n: Article(number=n, title=f"Article {n}", sections=("Opening", "Sun")) for n in (1, 2)},
        glossary=(Term(term="collagen", means="A strong fiber.", say="KOL-uh-jen"), Term(term="hat", means="A lid.")),
        lessons={**plain.lessons, LessonId("sun"): lesson},
    )


def short(sun: Quiz) -> Course:
    """Only the lesson and its quiz."""
    whole = course(sun)
    return replace(whole, paths=(whole.paths[1],))
