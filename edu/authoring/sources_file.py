"""The shapes of `content/sources.yaml` and `content/glossary.yaml`."""

from dataclasses import dataclass

from edu.authoring.compound import ListOf, Placed, WithPlace
from edu.authoring.nodes import Node, Scalar, Sequence
from edu.authoring.reading import Space, first_few
from edu.authoring.record import Written, inside, optional, record, required
from edu.authoring.shape import Ident, Integer, Text
from edu.authoring.texts import LINES, SENTENCES, TITLE, same
from edu.course.course import Article, Claim, Term
from edu.course.ids import ClaimId
from edu.problems import quoted


@dataclass(frozen=True, slots=True)
class Sources:
    """The articles and what they claim, each once."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]


NUMBER = required("number", Integer(1, 9_999), "the number by which claims name this article")
HEADING = required("title", TITLE, "the article's own heading")
SECTIONS = required("sections", ListOf(TITLE, least=1, distinct=True), "the headings of its sections")

CLAIM_ID = required("id", Ident(gives=Space.CLAIM), "C and three digits")
ARTICLE = required("article", Integer(1, 9_999), "the number of the article that says it")
SECTION = required("section", TITLE, "the section of the article")
SAYS = required("says", SENTENCES, "what it says, in our own words")
FLAGS = optional("flags", LINES, (), "marks such as core or contested")


def _article(said: Written) -> Article:
    return Article(number=said[NUMBER], title=said[HEADING], sections=said[SECTIONS])


def _claim(said: Written) -> Claim:
    return Claim(
        id=ClaimId(said[CLAIM_ID]),
        article=said[ARTICLE],
        section=said[SECTION],
        says=said[SAYS],
        flags=frozenset(said[FLAGS]),
    )


ARTICLES = required(
    "articles",
    ListOf(WithPlace(record("an article", _article, NUMBER, HEADING, SECTIONS)), least=1),
    "the articles the course is built on",
)
CLAIMS_FIELD = required(
    "claims",
    ListOf(WithPlace(record("a claim", _claim, CLAIM_ID, ARTICLE, SECTION, SAYS, FLAGS))),
    "what the articles say, one statement each",
)


def _sources(said: Written) -> Sources:
    first_of: dict[int, Placed[Article]] = {}
    for article in said[ARTICLES]:
        first = first_of.setdefault(article.value.number, article)
        if first is not article:
            message = f"the article {article.value.number} is already on line {first.node.line}"
            said.error(inside(article, NUMBER), "E115", message, "give one of them another number")
    if said.complete(ARTICLES):
        articles = {number: placed.value for number, placed in first_of.items()}
        for claim in said[CLAIMS_FIELD]:
            _check_section(claim, articles, said)
    return Sources(
        tuple(article.value for article in said[ARTICLES]), tuple(claim.value for claim in said[CLAIMS_FIELD])
    )


def _check_section(claim: Placed[Claim], articles: dict[int, Article], said: Written) -> None:
    article = articles.get(claim.value.article)
    if article is None:
        message = f"there is no article {claim.value.article}"
        said.error(inside(claim, ARTICLE), "E136", message, f"the articles are {first_few(map(str, articles))}")
    elif claim.value.section not in article.sections:
        message = f"article {article.number} has no section {quoted(claim.value.section)}"
        meant = said.reading.names.did_you_mean(claim.value.section, article.sections)
        remedy = f"did you mean {quoted(meant)}?" if meant else "write one of its sections as it is listed"
        said.error(inside(claim, SECTION), "E136", message, remedy)


SOURCES = record("the list of sources", _sources, ARTICLES, CLAIMS_FIELD)

TERM = required("term", Text(100), "the word as it stands in the lessons")
MEANS = required("means", SENTENCES, "what it means, in plain words")
SAY = optional("say", TITLE, "", "how to say it, as in KOL-uh-jen")
FORMS = optional("forms", ListOf(Text(100), distinct=True), (), "other spellings of it, such as plurals")


def _term(said: Written) -> Term:
    return Term(term=said[TERM], means=said[MEANS], say=said[SAY], forms=said[FORMS])


TERMS = required(
    "terms", ListOf(WithPlace(record("a term", _term, TERM, SAY, MEANS, FORMS))), "the words that are explained"
)


def _glossary(said: Written) -> tuple[Term, ...]:
    first_of: dict[str, Placed[Term]] = {}
    for term in said[TERMS]:
        for spelling in dict.fromkeys(map(same, (term.value.term, *term.value.forms))):
            first = first_of.setdefault(spelling, term)
            if first is not term:
                message = f"{quoted(spelling)} is already explained on line {first.node.line}"
                said.error(_spelling(term, spelling), "E114", message, "keep one of them")
    return tuple(term.value for term in said[TERMS])


def _spelling(term: Placed[Term], spelling: str) -> Node:
    if same(term.value.term) == spelling:
        return inside(term, TERM)
    forms = inside(term, FORMS)
    items = forms.items if isinstance(forms, Sequence) else []
    return next((item for item in items if isinstance(item, Scalar) and same(item.text) == spelling), forms)


GLOSSARY = record("the glossary", _glossary, TERMS)
