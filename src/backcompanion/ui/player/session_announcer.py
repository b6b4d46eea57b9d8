"""What a screen reader is told of a session: what the person's commands do, and what nobody speaks.

The coach says what comes next; where it is silent, the screen reader says it. Numbers never.
"""

from PySide6.QtWidgets import QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.training.session.session import Session, State
from backcompanion.ui.widgets.accessibility import announce


class SessionAnnouncer:
    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._state: State | None = None
        self._place: tuple[int, int] | None = None
        self._was_getting_ready = False

    def begin(self) -> None:
        """Another session."""
        self._state, self._place = None, None

    def update(
        self, session: Session, kind: str, name: str, pause_text: str, *, is_spoken: bool
    ) -> None:
        """After what may have changed. `kind`: what is done in the step just then, as it is shown;
        `name`: of the step, with where it stands; `is_spoken`: whether the coach can be heard.
        """
        moment = session.moment
        before, self._state = self._state, session.state
        place_before, self._place = self._place, (moment.step, moment.attempt)
        ready_before, self._was_getting_ready = self._was_getting_ready, moment.getting_ready
        if session.state == "paused":
            # A question says itself why it is paused.
            if before not in (None, "paused") and session.pause_reason not in ("question", "hurt"):
                announce(self._page, pause_text)
            elif before == "paused" and self._place != place_before:
                announce(self._page, name)  # skipped or gone back to; the coach waits
            elif before == "paused" and self._was_getting_ready != ready_before:
                announce(self._page, f"{kind}. {name}")  # the time to get ready was skipped
        elif session.state == "ended":
            return
        elif before == "paused":
            announce(self._page, _("Going on: {step}").format(step=name))
        elif self._place != place_before and not is_spoken:
            announce(self._page, name)
