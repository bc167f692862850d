"""What can be said of two records: whether they are one work, one text of it, one edition."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Answer(StrEnum):
    """What can be said to one of the three questions."""

    YES = "yes"
    NO = "no"
    DOUBTFUL = "doubtful"


class Relation(StrEnum):
    """What two records are to each other."""

    DUPLICATE = "the same edition"
    LINK = "another edition of the same work"
    DOUBTFUL = "perhaps the same edition"
    DIFFERENT = "different works"


class Judgement(NamedTuple):
    """The answer at one level; the score runs from 0, surely no, to 1, surely yes."""

    answer: Answer
    score: float
    reason: str


class Verdict(NamedTuple):
    """What was found of two records, level by level."""

    work: Judgement
    text: Judgement
    edition: Judgement

    @property
    def relation(self) -> Relation:
        """What the records are to each other."""
        work, edition = self.work.answer, self.edition.answer
        if work is Answer.NO:
            return Relation.DIFFERENT
        if work is Answer.YES and edition is Answer.YES:
            return Relation.DUPLICATE
        return Relation.LINK if (work, edition) == (Answer.YES, Answer.NO) else Relation.DOUBTFUL

    @property
    def score(self) -> float:
        """How sure it is that the records are the same edition."""
        return min(self.work.score, self.edition.score)

    @property
    def reason(self) -> str:
        """Why, in words for the user."""
        decided = self.work if self.work.answer is not Answer.YES else self.edition
        return decided.reason

    def __str__(self) -> str:
        return f"{self.relation} ({self.score:.2f}): {self.reason}"
