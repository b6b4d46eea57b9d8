"""What a session did to the week and to the streak."""

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.planning.stats import Stats
from backcompanion.training.session.record import SessionRecord


def headline(record: SessionRecord, stats: Stats) -> str:
    done = _("Workout done.") if record.finished else _("That was a good part of it.")
    if not record.counts_as_active_day():
        return _("That was a start.")
    n = stats.this_week.active_days
    return (
        done
        + " "
        + ngettext("That makes {n} this week.", "That makes {n} this week.", n).format(n=n)
    )


def streak_line(record: SessionRecord, stats: Stats) -> str:
    if not record.counts_as_active_day():
        return _("Less than half was done, so it is not a training day unless you say so.")
    weeks = stats.streak.weeks
    week = stats.this_week
    left = week.needs - week.active_days
    trained_today = record.local_date == stats.as_of
    sentences = []
    if weeks and left > 0:
        sentences.append(
            ngettext(
                "Your streak stands at {n} week.", "Your streak stands at {n} weeks.", weeks
            ).format(n=weeks)
        )
    elif weeks:
        sentences.append(
            ngettext("Your streak is now {n} week.", "Your streak is now {n} weeks.", weeks).format(
                n=weeks
            )
        )
    if left > week.still_possible(stats.as_of, trained_today=trained_today):
        sentences.append(_("A new week begins soon."))
    elif left > 0:
        sentences.append(
            ngettext(
                "{n} more this week meets your goal.", "{n} more this week meet your goal.", left
            ).format(n=left)
        )
    return " ".join(sentences)
