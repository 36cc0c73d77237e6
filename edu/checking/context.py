"""What rules have to know of the whole course while they look at one part of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from edu.authoring.course_file import Manifest
from edu.authoring.files import FileRead
from edu.authoring.load import Loaded
from edu.authoring.reading import Space
from edu.authoring.sources_file import Sources
from edu.checking.copying import NO_FINGERPRINTS, fingerprints_of
from edu.checking.identity import Same
from edu.course.course import Claim, Idea, LessonStep, Misconception, Objective, Path, Term
from edu.course.ids import ClaimId, IdeaId, LessonId, MisconceptionId, ObjectiveId
from edu.course.quiz import Audience

CONTESTED = frozenset({"potentially-harmful", "overstated"})
"""Flags of claims that may be cited only to be refuted or tempered."""


@dataclass(frozen=True, kw_only=True)
class Context:
    """Whatever could be read of what the parts refer to. What is not complete accuses nobody."""

    claims: Mapping[ClaimId, Claim] = field(default_factory=dict)
    misconceptions: Mapping[MisconceptionId, Misconception] = field(default_factory=dict)
    ideas: Mapping[IdeaId, Idea] = field(default_factory=dict)
    objectives: Mapping[ObjectiveId, Objective] = field(default_factory=dict)
    glossary: tuple[Term, ...] = ()
    paths: tuple[Path, ...] | None = None
    """None where they could not be read."""
    fingerprints: frozenset[str] = frozenset()
    """Hashes of the runs of words that the sources hold; empty where the course keeps none."""
    incomplete: frozenset[Space] = frozenset()
    """Spaces some of whose ids could not be read."""

    @cached_property
    def explained(self) -> frozenset[str]:
        """Every spelling that the glossary explains, in lower case."""
        return frozenset(spelling.lower() for term in self.glossary for spelling in (term.term, *term.forms))

    @cached_property
    def explained_words(self) -> frozenset[str]:
        """Every word of those spellings."""
        return self.explained.union(*(spelling.split() for spelling in self.explained))

    @cached_property
    def contested(self) -> frozenset[ClaimId]:
        """Claims that may be cited only to be refuted or tempered."""
        return frozenset(
            claim.id for claim in self.claims.values() if CONTESTED & {flag.split(":")[0] for flag in claim.flags}
        )

    @cached_property
    def sayings(self) -> str:
        """What all claims say, in lower case."""
        return "\n".join(claim.says for claim in self.claims.values()).lower()

    def for_patients(self, lesson: LessonId) -> bool:
        """Whether a path for patients leads to a lesson, or none at all; of paths that are not known nothing is said."""
        audiences = {
            path.audience
            for path in self.paths or ()
            if any(isinstance(step, LessonStep) and step.lesson == lesson for step in path.steps)
        }
        return self.paths is not None and (Audience.PATIENT in audiences or not audiences)

    def knows(self, space: Space) -> bool:
        """Whether every id of that space could be read."""
        return space not in self.incomplete


def context_of(loaded: Loaded) -> Context:
    """What could be read of the course's own files; the same object for as long as these say the same."""
    root = loaded.manifest.path.parents[1] if loaded.manifest else None
    return _context(
        Same(loaded.manifest),
        Same(loaded.sources),
        Same(loaded.glossary),
        Same(fingerprints_of(root) if root else NO_FINGERPRINTS),
        frozenset(loaded.names.incomplete),
    )


@lru_cache(maxsize=4)
def _context(
    manifest_file: Same[FileRead[Manifest] | None],
    sources_file: Same[FileRead[Sources] | None],
    glossary_file: Same[FileRead[tuple[Term, ...]] | None],
    fingerprints: Same[frozenset[str]],
    incomplete: frozenset[Space],
) -> Context:
    manifest = manifest_file.value.value if manifest_file.value else None
    sources = sources_file.value.value if sources_file.value else None
    glossary = glossary_file.value.value if glossary_file.value else None
    return Context(
        claims={claim.id: claim for claim in sources.claims} if sources else {},
        misconceptions={each.id: each for each in manifest.misconceptions} if manifest else {},
        ideas={each.id: each for each in manifest.ideas} if manifest else {},
        objectives={each.id: each for each in manifest.objectives} if manifest else {},
        glossary=glossary or (),
        paths=manifest.paths if manifest else None,
        fingerprints=fingerprints.value,
        incomplete=incomplete,
    )
