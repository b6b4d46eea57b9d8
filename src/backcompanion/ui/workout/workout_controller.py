"""What the Workout page hears of the latest sessions, what it asks, and what comes of an answer."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, QTimer

from backcompanion.application.context import Parts
from backcompanion.application.history_model import Numbers
from backcompanion.application.todays_choices import PRESCRIBING, Planned, choices_from, planned_for
from backcompanion.training.adaptation.offers import Offer, offers
from backcompanion.training.adaptation.overrides import dated, days_from, stepped, without
from backcompanion.training.adaptation.recent import Lately, asks_how_sore, lately
from backcompanion.training.planning.plan_day import today_of
from backcompanion.training.planning.program import is_on
from backcompanion.training.session.record import SessionRecord
from backcompanion.ui.workout.page import WorkoutPage

_HEARD = (*PRESCRIBING, "answered", "not_gentler", "sore_skipped")


class Asking(QObject):
    """At most one question stands at a time; the one about soreness comes first."""

    def __init__(self, parts: Parts, numbers: Numbers, page: WorkoutPage) -> None:
        super().__init__(page)
        self._parts, self._numbers, self._page = parts, numbers, page
        self._asked: object = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        parts.live.changed.connect(self._setting_changed)
        page.as_written.connect(self._as_written)

    def refresh(self) -> None:
        now = self._parts.live.now
        newest = self._numbers.latest()
        heard = lately(newest, days_from(now.not_gentler))
        self._page.set_lately(heard)
        self._page.set_planned(self._planned(newest, heard))
        if self._sore_wanted():
            self._ask("sore")
            return
        found = offers(
            newest,
            self._parts.routine,
            self._parts.library,
            choices_from(now, heard),
            days_from(now.answered),
        )
        self._ask(found[0] if found else None)

    def _planned(self, newest: Sequence[SessionRecord], heard: Lately) -> Planned | None:
        """What a plan that runs asks for today; None without one."""
        plan = self._numbers.plan()
        if not is_on(plan):
            return None
        today = today_of(
            plan, self._numbers.history(), self._numbers.advice(), self._numbers.today()
        )
        return planned_for(today, self._parts, newest, heard)

    def _sore_wanted(self) -> bool:
        today = self._numbers.today()
        last = max(
            (s.local_date for s in self._numbers.history().sessions if s.local_date <= today),
            default=None,
        )
        skipped = days_from((f"skipped:{self._parts.live.now.sore_skipped}",))
        said = {*self._numbers.soreness(), *skipped.values()}
        return asks_how_sore(last, today, said)

    def _ask(self, wanted: object) -> None:
        """The question stays as it is where it is the same one: a hand may be on its way."""
        if wanted == self._asked:
            return
        self._asked = wanted
        if wanted is None:
            self._page.ask(None)
            return
        from backcompanion.ui.workout.workout_prompts import OfferCard, SoreQuestion

        if isinstance(wanted, Offer):
            card = OfferCard(wanted, self._parts.library)
            card.answered.connect(self._offer_answered)
            self._page.ask(card)
        else:
            question = SoreQuestion()
            question.answered.connect(self._sore_answered)
            self._page.ask(question)

    def _sore_answered(self, value: int | None) -> None:
        if value is None:
            self._parts.live.change(sore_skipped=self._numbers.today().isoformat())
        else:
            self._numbers.say_soreness(value)
        self._page.focus_start()

    def _offer_answered(self, offer: Offer, taken: bool) -> None:
        now = self._parts.live.now
        answered = dated(now.answered, offer.exercise, self._newest_day())
        levels = stepped(now.levels, offer.exercise, offer.step) if taken else now.levels
        self._parts.live.change(answered=answered, levels=levels)
        self._page.focus_start()

    def _as_written(self, exercise: str) -> None:
        """By the person's word: what hurt is all right again, and a step agreed to is undone."""
        now = self._parts.live.now
        self._parts.live.change(
            not_gentler=dated(now.not_gentler, exercise, self._newest_day()),
            levels=without(now.levels, exercise),
            answered=dated(now.answered, exercise, self._newest_day()),
        )

    def _newest_day(self) -> date:
        newest = self._numbers.latest()
        return newest[0].local_date if newest else self._numbers.today()

    def _setting_changed(self, name: str) -> None:
        if name in _HEARD:
            self._soon.start()
