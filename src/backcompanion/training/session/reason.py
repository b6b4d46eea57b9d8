"""Why a step, or the session as a whole, is not as the routine has it.

`str` gives the text by which it is stored and handed out ("missing:physio-ball", "hurt"), and
`parse_reason` and `parse_change` read it. A text of another release comes back as it was.
"""

from typing import Literal, cast

from backcompanion.base.dataclass import dataclass
from backcompanion.training.exercise.terms import Remark

ReasonKind = Literal["missing", "remark", "hurt", "step", "often", "plan", "minutes"]
ChangeKind = Literal["rounds", "rest", "repetitions"]


@dataclass(frozen=True, slots=True)
class Reason:
    """`kind` and its `subject`: missing, an equipment's id; remark, a health remark; hurt, it hurt
    lately; step, up or down as the person agreed to; often, the id of an exercise that would come
    too often; plan, repetitions on top, or a harder level where it is ready, from the plan's week;
    minutes, easier as there is no time to warm up.
    """

    kind: ReasonKind
    subject: str = ""

    def __str__(self) -> str:
        return _joined(self.kind, self.subject)

    @property
    def remark(self) -> Remark | None:
        return cast(Remark, self.subject) if self.kind == "remark" else None


@dataclass(frozen=True, slots=True)
class SessionChange:
    """What holds for the whole session: fewer `rounds`, more `rest`, `repetitions` on top.

    `cause`: the health remark, or "plan".
    """

    kind: ChangeKind
    cause: str

    def __str__(self) -> str:
        return _joined(self.kind, self.cause)


def parse_reason(text: str) -> Reason:
    kind, subject = _split(text)
    return Reason(cast(ReasonKind, kind), subject)


def parse_change(text: str) -> SessionChange:
    kind, cause = _split(text)
    return SessionChange(cast(ChangeKind, kind), cause)


def _joined(kind: str, subject: str) -> str:
    return f"{kind}:{subject}" if subject else kind


def _split(text: str) -> tuple[str, str]:
    kind, _colon, subject = text.partition(":")
    return (kind, subject) if subject else (text, "")
