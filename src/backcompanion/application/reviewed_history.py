"""All that Progress tells, of one history: what stats, report and the page have in common."""

from datetime import date

from backcompanion.application.one_routine import of_routine, routines_in
from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _
from backcompanion.history.set_aside import SetAside
from backcompanion.history.step_queries import trained
from backcompanion.history.store import Store
from backcompanion.history.values.dated_values import SORENESS
from backcompanion.history.values.plan_store import read_plan
from backcompanion.training.planning.consistency import Week, local_date_of
from backcompanion.training.planning.program import Plan
from backcompanion.training.planning.review import DateSpan, Review, compute_review, stats_in
from backcompanion.training.planning.stats import Stats, compute_stats
from backcompanion.training.session.record import History


@dataclass(frozen=True, slots=True)
class Reviewed:
    """`stats` and `review` are narrowed to `span` where they can be; `history` is whole.

    `recorded_weeks`: of the whole, those before the first that counts among them.
    """

    history: History
    span: DateSpan
    stats: Stats
    review: Review
    recorded_weeks: tuple[Week, ...]


def read_review(
    store: Store, as_of: date | None, span: DateSpan, routine: str = ""
) -> tuple[Reviewed, tuple[SetAside, ...]]:
    """`as_of` None: today. `routine`: of that one alone, which no day is planned for. With the rows
    that cannot be right. Raises HistoryError, and KnownError where that routine was never trained.
    """
    history, set_aside = store.read_all()
    if routine:
        _refuse_untrained(routine, history)
        history = of_routine(history, routine)
    day = as_of or local_date_of(store.now(), history.preferences.day_starts_minutes)
    stats = compute_stats(history, day)
    plan = Plan() if routine else read_plan(store)
    review = compute_review(history, stats, plan, trained(store), SORENESS.read(store), span)
    narrowed = stats_in(history, stats, span)
    return Reviewed(history, span, narrowed, review, stats.recorded_weeks), set_aside


def _refuse_untrained(routine: str, history: History) -> None:
    trained_ids = routines_in(history.sessions)
    if routine in trained_ids:
        return
    if not trained_ids:
        raise KnownError(_("Nothing on record yet."))
    message = _("There is no session of {id} on record; there are of: {ids}.")
    raise KnownError(message.format(id=routine, ids=", ".join(trained_ids)))
