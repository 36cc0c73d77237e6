"""Names of medicines and brands that a course uses although none of its sources does."""

import re

from edu.authoring.reading import Space
from edu.checking.context import Context
from edu.checking.english.specifics import is_medicine


def is_unknown_medicine(word: str, context: Context) -> bool:
    """Whether a word in lower case is such a name; of a course whose claims are not all known none is."""
    if not is_medicine(word) or not context.knows(Space.CLAIM) or word in context.explained_words:
        return False
    return re.search(rf"\b{re.escape(word)}\b", context.sayings) is None
