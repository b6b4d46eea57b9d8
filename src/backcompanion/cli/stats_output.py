"""The headline numbers as lines for a terminal."""

from backcompanion.application.stats_json import rounded
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.planning.review import Review
from backcompanion.training.planning.stats import Stats, Totals


def stats_lines(stats: Stats, review: Review, *, others_on_record: bool = False) -> tuple[str, ...]:
    """Lines for a terminal; one that invites where nothing is on record.

    `others_on_record`: there are sessions, though perhaps none in that span, or up to that day.
    """
    totals = stats.totals
    if not totals.sessions and others_on_record:
        return (_("No session in that time; there are others on record."),)
    if not totals.sessions:
        return (_("Nothing on record yet. Your first workout will stand here."),)
    lines = [_week_line(stats)]
    best = stats.streak.best_weeks
    if best > stats.streak.weeks:
        lines.append(
            ngettext("Longest streak: {n} week", "Longest streak: {n} weeks", best).format(n=best)
        )
    if review.steadiness.score is not None:
        lines.append(_("Steadiness: {n} of 100").format(n=review.steadiness.score))
    hours, minutes = divmod(rounded(totals.active_seconds / 60), 60)
    lines.append(
        _("{sessions} on {days}, {hours} h {minutes} min of training").format(
            sessions=ngettext("{n} session", "{n} sessions", totals.sessions).format(
                n=totals.sessions
            ),
            days=ngettext("{n} day", "{n} days", totals.active_days).format(n=totals.active_days),
            hours=hours,
            minutes=minutes,
        )
    )
    if totals.kcal[1]:
        lines.append(_energy_line(totals))
    return tuple(lines)


def _week_line(stats: Stats) -> str:
    """Where this week stands, in one line: "2 of 3 this week, streak of 5 weeks is safe until …".

    Never that anything is broken: before a week is over, nothing is.
    """
    week, streak = stats.this_week, stats.streak.weeks
    if week.needs:
        done = _("{n} of {needs} this week").format(n=week.active_days, needs=week.needs)
    else:
        done = _("{n} this week, a break").format(n=week.active_days)
    if not streak:
        return done
    if week.state == "open" and stats.as_of == week.last_day:
        weeks = ngettext(
            "{week}, streak of {n} week is safe until tonight",
            "{week}, streak of {n} weeks is safe until tonight",
            streak,
        )
    elif week.state == "open":
        weeks = ngettext(
            "{week}, streak of {n} week is safe until {day}",
            "{week}, streak of {n} weeks is safe until {day}",
            streak,
        )
    else:
        weeks = ngettext("{week}, streak of {n} week", "{week}, streak of {n} weeks", streak)
    return weeks.format(week=done, n=streak, day=_weekday_name(week.last_day.weekday()))


def _energy_line(totals: Totals) -> str:
    low, high = (rounded(value) for value in totals.kcal)
    amount = f"{low}" if low == high else f"{low}–{high}"
    if totals.energy_basis == "routine":
        return _("{amount} kcal, the routine's own estimate").format(amount=amount)
    return _("{amount} kcal, estimated from your body weight").format(amount=amount)


def _weekday_name(weekday: int) -> str:
    """`weekday`: 0 Monday … 6 Sunday."""
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )[weekday]
