"""Numbers and dates of the Progress page in a person's words."""

from datetime import date
from functools import cache

from PySide6.QtCore import QDate, QLocale

from backcompanion.application.progress_series import DayMark
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.planning.consistency import Week
from backcompanion.training.session.record import BackFeeling, SessionRecord


def _locale() -> QLocale:
    locale = QLocale()
    # The C locale has no names that fit and no groups of thousands.
    return QLocale("en") if locale.language() == QLocale.Language.C else locale


@cache
def _text(day: date, form: str, name: str) -> str:
    return QLocale(name).toString(QDate(day.year, day.month, day.day), form)


def _date(day: date, form: str) -> str:
    return _text(day, form, _locale().name())


def short_day(day: date) -> str:
    """Thu 19 Nov"""
    return _date(day, "ddd d MMM")


def full_day(day: date) -> str:
    """Thu 19 Nov 2026"""
    return _date(day, "ddd d MMM yyyy")


def plain_day(day: date) -> str:
    """19 Nov 2026"""
    return _date(day, "d MMM yyyy")


def month(day: date) -> str:
    return _date(day, "MMM")


def year(day: date) -> str:
    return _date(day, "yyyy")


def month_and_year(day: date) -> str:
    """November 2026"""
    return _date(day, "MMMM yyyy")


def weekday(index: int, *, long: bool = False) -> str:
    """`index`: 0 Monday … 6 Sunday."""
    form = QLocale.FormatType.LongFormat if long else QLocale.FormatType.ShortFormat
    return _locale().standaloneDayName(index + 1, form)


def clock_hour(hour: int) -> str:
    return f"{hour}:00"


def number(value: float) -> str:
    return _locale().toString(int(value + 0.5))


def decimal(value: float) -> str:
    """With one digit after the point."""
    return _locale().toString(value, "f", 1)


def plain_number(value: float) -> str:
    """2.5, or 4"""
    return _locale().toString(float(value), "g")


def duration(seconds: float) -> str:
    """34 h 10 min, or 24 min"""
    hours, minutes = divmod(int(seconds / 60 + 0.5), 60)
    if not hours:
        return _("{minutes} min").format(minutes=minutes)
    return _("{hours} h {minutes} min").format(hours=number(hours), minutes=minutes)


def clock(seconds: float) -> str:
    """24:50"""
    minutes, rest = divmod(int(seconds + 0.5), 60)
    return f"{minutes}:{rest:02d}"


def number_range(low: float, high: float) -> str:
    return number(low) if number(low) == number(high) else f"{number(low)}–{number(high)}"


def sessions(count: int) -> str:
    if not count:
        return _("no session")
    return ngettext("{n} session", "{n} sessions", count).format(n=number(count))


def days(count: int) -> str:
    return ngettext("{n} day", "{n} days", count).format(n=count)


def weeks(count: int) -> str:
    return ngettext("{n} week", "{n} weeks", count).format(n=count)


def sets(done: int, planned: int) -> str:
    return _("{done} of {planned}").format(done=done, planned=planned)


def back(value: BackFeeling) -> str:
    return {
        "good": _("good"),
        "tired": _("tired"),
        "sore": _("sore"),
        "painful": _("painful"),
    }[value]


def effort(value: int) -> str:
    """The words of the CR10 scale."""
    return (
        _("very very easy"),
        _("easy"),
        _("moderate"),
        _("somewhat hard"),
        _("hard"),
        _("hard"),
        _("very hard"),
        _("very hard"),
        _("very hard"),
        _("as hard as you can"),
    )[value - 1]


def feeling(session: SessionRecord) -> str:
    """effort 8, sore"""
    parts = []
    if session.effort is not None:
        parts.append(_("effort {n}").format(n=session.effort))
    if session.back is not None and (session.back != "good" or not parts):
        parts.append(back(session.back))
    return ", ".join(parts)


def week_state(week: Week) -> str:
    if week.state == "met":
        return _("goal met")
    if week.state == "missed":
        return _("goal of {n} not met").format(n=week.needs)
    if week.needs == 0:
        return _("a break")
    if week.state == "neutral":
        return _("your first week")
    return _("goal {n}").format(n=week.needs)


def week_name(week: Week) -> str:
    return _("Week of {day}").format(day=plain_day(week.start))


def day_reading(mark: DayMark) -> str:
    """All that is known of a day, in one line."""
    name = full_day(mark.day)
    if mark.in_future:
        return _("{day}: still to come").format(day=name)
    if not mark.sessions:
        return _("{day}: no session").format(day=name)
    parts = [sessions(mark.sessions)] if mark.sessions > 1 else []
    parts.append(duration(mark.seconds))
    if mark.sets_planned:
        parts.append(_("{sets} sets").format(sets=sets(mark.sets_done, mark.sets_planned)))
    if not mark.counts:
        parts.append(_("does not count as a training day"))
    return _("{day}: {what}").format(day=name, what=" · ".join(parts))
