"""What the Workout page hears of the latest sessions, what it asks, and what comes of an answer."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from backcompanion.application.context import AppContext
from backcompanion.application.history_model import HistoryModel
from backcompanion.application.todays_choices import (
    PRESCRIPTION_SETTINGS,
    PlanAdjustment,
    adjustment_for,
    choices_from_settings,
)
from backcompanion.training.adaptation.offers import (
    LevelOffer,
    find_offers,
    with_level_step,
    without_exercise,
)
from backcompanion.training.adaptation.recent import (
    RecentSessions,
    recent_sessions,
    should_ask_soreness,
)
from backcompanion.training.planning.plan_day import GENTLE_ADVICE, TodaysPlan, plan_today
from backcompanion.training.planning.program import DayWorkout, is_active_plan
from backcompanion.training.session.record import SessionRecord
from backcompanion.ui.workout.page import WorkoutPage

if TYPE_CHECKING:
    from backcompanion.training.adaptation.last_time import LastTimeFact
    from backcompanion.ui.workout.last_time_card import LastTimeCard

_REFRESH_SETTINGS = (
    *PRESCRIPTION_SETTINGS,
    "answered",
    "not_gentler",
    "sore_skipped",
    "plan_passed",
    "before_plan",
)


class WorkoutController(QObject):
    """At most one question stands at a time; the one about soreness comes first. Where none does,
    what was last time. `session_requested`: the id of one that is to be looked at.
    """

    session_requested = Signal(str)

    def __init__(self, context: AppContext, history_model: HistoryModel, page: WorkoutPage) -> None:
        super().__init__(page)
        self._context, self._history_model, self._page = context, history_model, page
        self._current_prompt: object = None
        self._refresh_timer = QTimer(self, singleShot=True)
        self._refresh_timer.timeout.connect(self.refresh)
        self._last_time_timer = QTimer(self, singleShot=True)
        self._last_time_timer.timeout.connect(self._on_last_time_due)
        context.live.changed.connect(self._on_setting_changed)
        page.reset_requested.connect(self._on_reset_requested)

    def refresh(self) -> None:
        now = self._context.live.now
        newest = self._history_model.latest()
        recent = recent_sessions(newest, now.not_gentler)
        if now.before_plan:
            from backcompanion.application.day_workout import give_back

            give_back(self._context, self._history_model.today())
        self._page.set_recent(recent)
        self._page.set_planned(*self._adjustments(newest, recent))
        if self._should_ask_soreness():
            self._show_prompt("sore")
            return
        if (workout := self._offered_workout()) is not None:
            self._show_prompt(workout)
            return
        open_offers = find_offers(
            newest,
            self._context.routine,
            self._context.library,
            choices_from_settings(now, recent),
            now.answered,
        )
        if open_offers:
            self._show_prompt(open_offers[0])
        else:
            if not isinstance(self._current_prompt, tuple):
                self._show_prompt(None)
            # After what is asked, and after the page has been painted: nobody waits for it.
            self._last_time_timer.start()

    def _on_last_time_due(self) -> None:
        from backcompanion.training.adaptation.last_time import last_time

        newest = self._history_model.latest()
        facts = last_time(
            newest,
            self._history_model.soreness(),
            recent_sessions(newest, self._context.live.now.not_gentler).hurt,
            any(
                0 < session.sets_planned == session.sets_done
                for session in self._history_model.history().sessions
                if session.id != (newest[0].id if newest else "")
            ),
            self._history_model.today(),
        )
        self._show_prompt(facts or None)

    def _adjustments(
        self, newest: Sequence[SessionRecord], recent: RecentSessions
    ) -> tuple[PlanAdjustment | None, PlanAdjustment | None]:
        """What plan and advice ask for today, and what the plan alone does."""
        plan, advice = self._history_model.plan(), self._history_model.advice()
        if not self._context.shelf.in_use_is_planned:  # it is trained as it was written
            return None, None
        if not is_active_plan(plan) and advice.kind not in GENTLE_ADVICE:
            return None, None
        history, day = self._history_model.history(), self._history_model.today()
        today = plan_today(plan, history, advice, day)
        return self._adjustment(today, newest, recent), self._adjustment(
            today, newest, recent, follow_advice=False
        )

    def _adjustment(
        self,
        today: TodaysPlan,
        newest: Sequence[SessionRecord],
        recent: RecentSessions,
        *,
        follow_advice: bool = True,
    ) -> PlanAdjustment | None:
        context = self._context
        return adjustment_for(
            today,
            context.live.now,
            context.routine,
            context.library,
            newest,
            recent,
            follow_advice=follow_advice,
        )

    def _should_ask_soreness(self) -> bool:
        today = self._history_model.today()
        last = max(
            (s.local_date for s in self._history_model.history().sessions if s.local_date <= today),
            default=None,
        )
        answered_days = set(self._history_model.soreness())
        if (skipped := self._context.live.now.sore_skipped) is not None:
            answered_days.add(skipped)
        return should_ask_soreness(last, today, answered_days)

    def _offered_workout(self) -> DayWorkout | None:
        """What the plan has for today, if that is not in use."""
        plan = self._history_model.plan()
        if not plan.day_workouts:
            return None
        from backcompanion.application.day_workout import offered_workout

        history, today = self._history_model.history(), self._history_model.today()
        return offered_workout(plan, history, self._context, today)

    def _show_prompt(self, subject: object) -> None:
        """The question stays as it is where it is the same one: a hand may be on its way."""
        if subject == self._current_prompt:
            return
        self._current_prompt = subject
        if subject is None:
            self._page.ask(None)
            return
        from backcompanion.ui.workout.workout_prompts import (
            DayWorkoutPrompt,
            OfferPrompt,
            SorenessPrompt,
        )

        if isinstance(subject, tuple):
            self._page.ask(self._last_time_card(subject))
            return
        if isinstance(subject, DayWorkout):
            prompt = DayWorkoutPrompt(subject, self._context.library)
            prompt.answered.connect(self._on_workout_answered)
            self._page.ask(prompt)
        elif isinstance(subject, LevelOffer):
            card = OfferPrompt(subject, self._context.library)
            card.answered.connect(self._on_offer_answered)
            self._page.ask(card)
        else:
            question = SorenessPrompt()
            question.answered.connect(self._on_soreness_answered)
            self._page.ask(question)

    def _last_time_card(self, facts: "tuple[LastTimeFact, ...]") -> "LastTimeCard":
        from backcompanion.ui.text.last_time_text import last_time_sentence
        from backcompanion.ui.workout.last_time_card import LastTimeCard

        exercises, unit = self._context.library.exercises, self._context.live.now.weight_unit

        def name(id_: str) -> str:
            exercise = exercises.get(id_)
            return exercise.name_in_sentence if exercise else id_

        card = LastTimeCard(
            [(last_time_sentence(fact, name, unit), fact.session) for fact in facts]
        )
        card.session_requested.connect(self.session_requested)
        return card

    def _on_workout_answered(self, workout: DayWorkout, taken: bool) -> None:
        from backcompanion.application.day_workout import take_workout

        today = self._history_model.today()
        if taken:
            take_workout(workout, self._context, today)
        else:
            self._context.live.change(plan_passed=today)
        self._page.focus_start()

    def _on_soreness_answered(self, value: int | None) -> None:
        if value is None:
            self._context.live.change(sore_skipped=self._history_model.today())
        else:
            self._history_model.record_soreness(value)
        self._page.focus_start()

    def _on_offer_answered(self, offer: LevelOffer, taken: bool) -> None:
        now = self._context.live.now
        answered = {**now.answered, offer.exercise: self._latest_session_day()}
        levels = with_level_step(now.levels, offer.exercise, offer.step) if taken else now.levels
        self._context.live.change(answered=answered, levels=levels)
        self._page.focus_start()

    def _on_reset_requested(self, exercise: str) -> None:
        """By the person's word: what hurt is all right again, and a step agreed to is undone."""
        now, day = self._context.live.now, self._latest_session_day()
        self._context.live.change(
            not_gentler={**now.not_gentler, exercise: day},
            levels=without_exercise(now.levels, exercise),
            answered={**now.answered, exercise: day},
        )

    def _latest_session_day(self) -> date:
        newest = self._history_model.latest()
        return newest[0].local_date if newest else self._history_model.today()

    def _on_setting_changed(self, name: str) -> None:
        if name in _REFRESH_SETTINGS:
            self._refresh_timer.start()
