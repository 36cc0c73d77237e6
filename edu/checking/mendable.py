"""Which problems `edu check --fix` mends."""

from edu.problems import Fix, Problem

MENDED = frozenset({"E005", "E101", "E102", "E104", "E117", "E142", "W219", "W245"})
"""The codes some of whose problems can be mended without asking."""


def safe_fix(problem: Problem) -> Fix | None:
    """The likeliest way to mend it, when that needs no asking."""
    return problem.fixes[0] if problem.fixes and problem.fixes[0].safe else None
