"""What the cards at the head of the page say."""

from dataclasses import replace
from datetime import date, timedelta

from backcompanion.application.progress_series import Headline
from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.planning.consistency import Streak, Week
from backcompanion.ui.text import formats, training_text

# Of which the way to the number is drawn.
STEADINESS_WEEKS = 53


@dataclass(frozen=True, slots=True)
class HeadlineNumber:
    """What one card says; `days`: of whose sessions, both ends included."""

    label: str
    value: str
    note: str
    days: tuple[date, date] | None = None


def headline_numbers(headline: Headline) -> tuple[HeadlineNumber, ...]:
    """In the order of what one asks: how often, is it kept up, and how much in all."""
    week, run, today = headline.week, headline.run, headline.as_of
    since = headline.since
    steady = headline.steadiness.by_week[-STEADINESS_WEEKS:]
    return (
        replace(_this_week(headline), days=(week.start, week.last_day)),
        replace(_this_month(headline), days=(headline.month.first, today)),
        replace(_streak(headline), days=(run.first, run.last) if run else None),
        replace(_steadiness(headline), days=(steady[0].start, today) if steady else None),
        replace(_time(headline), days=(since, today) if since else None),
    )


def keeps_streak(week: Week, streak: Streak, today: date, still_possible: int) -> str:
    """ "1 more by Sunday keeps it", while that can be done; else nothing."""
    missing = week.needs - week.active_days
    if not streak.weeks or week.state != "open" or not 0 < missing <= still_possible:
        return ""
    if today == week.last_day:
        return _("1 more today keeps it")
    day = formats.weekday(week.last_day.weekday(), long=True)
    text = ngettext("{n} more by {day} keeps it", "{n} more by {day} keep it", missing)
    return text.format(n=missing, day=day)


def _this_week(headline: Headline) -> HeadlineNumber:
    week = headline.week
    last_day = formats.weekday(week.last_day.weekday(), long=True)
    missing = week.needs - week.active_days
    if week.needs == 0:
        value, note = _("A break"), _("training counts all the same")
        if week.active_days:
            value = training_text.days(week.active_days)
            note = _("in a week of a break")
        return HeadlineNumber(_("This week"), value, note)
    value = _("{n} of {needs}").format(n=week.active_days, needs=week.needs)
    if missing <= 0:
        note = _("goal met")
    elif missing > headline.still_possible:
        note = _("a new week begins soon")
    elif headline.as_of == week.last_day:
        note = _("one more today")
    else:
        note = ngettext("one more by {day}", "{n} more by {day}", missing).format(
            n=missing, day=last_day
        )
    return HeadlineNumber(_("This week"), value, note)


def _streak(headline: Headline) -> HeadlineNumber:
    streak = headline.streak
    if streak.weeks:
        keeps = keeps_streak(headline.week, streak, headline.as_of, headline.still_possible)
        if keeps:
            return HeadlineNumber(_("Streak"), training_text.weeks(streak.weeks), keeps)
        if streak.weeks == streak.best_weeks:
            note = _("your longest so far")
        else:
            note = _("best: {weeks}").format(weeks=training_text.weeks(streak.best_weeks))
        return HeadlineNumber(_("Streak"), training_text.weeks(streak.weeks), note)
    if streak.best_until is not None:
        return HeadlineNumber(
            _("Longest streak"),
            training_text.weeks(streak.best_weeks),
            _("up to {day}").format(day=formats.plain_day(streak.best_until + timedelta(days=6))),
        )
    return HeadlineNumber(_("Streak"), _("Soon"), _("begins when a week's goal is met"))


def _this_month(headline: Headline) -> HeadlineNumber:
    """Beside the month before up to the same day: better or worse is seen at once."""
    month = headline.month
    until = formats.day_and_month(month.before_until)
    more = month.days - month.before
    if month.is_first:
        note = _("your first month")
    elif more > 0:
        note = ngettext("{n} more than by {day}", "{n} more than by {day}", more)
    elif more < 0:
        note = ngettext("{n} fewer than by {day}", "{n} fewer than by {day}", -more)
    else:
        note = _("as many as by {day}")
    return HeadlineNumber(
        _("This month"),
        training_text.days(month.days),
        note.format(n=formats.number(abs(more)), day=until),
    )


def _steadiness(headline: Headline) -> HeadlineNumber:
    score = headline.steadiness.score
    if score is None:
        return HeadlineNumber(_("Steadiness"), "–", _("begins with a session that counts"))
    return HeadlineNumber(_("Steadiness"), str(score), _("forgives a miss, shows a month"))


def _time(headline: Headline) -> HeadlineNumber:
    """With the sessions, and from which day on they are counted."""
    totals = headline.totals
    if headline.since is None:
        return HeadlineNumber(_("Time"), _("None"), _("in this time"))
    label = ngettext("{n} session since {day}", "{n} sessions since {day}", totals.sessions).format(
        n=formats.number(totals.sessions), day=formats.plain_day(headline.since)
    )
    low, high = totals.kcal
    if high:
        kcal = formats.number_range(low, high)
        note = (
            _("{kcal} kcal, routine’s estimate")
            if totals.energy_basis == "routine"
            else _("{kcal} kcal, from your body weight")
        ).format(kcal=kcal)
    else:
        each = formats.duration(totals.active_seconds / totals.sessions)
        note = _("{time} a session").format(time=each)
    return HeadlineNumber(label, formats.duration(totals.active_seconds), note)
