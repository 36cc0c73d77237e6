"""Check your understanding: the questions of a step, each answer kept as it is given."""

from edu.assessment.history import Attempt
from edu.assessment.session import Answered, Session
from edu.course.course import Step
from edu.tui.question import QuestionScreen
from edu.tui.sitting import Sitting


class QuizScreen(QuestionScreen):
    """One go at a quiz."""

    def __init__(self, step: Step, attempt: Attempt, sitting: Sitting) -> None:
        super().__init__(sitting)
        self._step, self._attempt = step, attempt

    async def keep(self, answered: Answered) -> None:
        """When this returns, the answer is on disk."""
        await self.desk.record(self._attempt.id, answered)

    async def finish(self, session: Session) -> None:
        """The result comes next."""
        await self.edu.finish_quiz(self._step, self._attempt, session)
