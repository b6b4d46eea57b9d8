"""What is said where sessions were deleted, and offered to be undone."""

from collections.abc import Sequence

from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.training.session.record import SessionRecord
from backcompanion.ui.text import formats


def deletion_text(sessions: Sequence[SessionRecord]) -> str:
    if len(sessions) == 1:
        day = formats.full_day(sessions[0].local_date)
        return _("Deleted the session of {day}.").format(day=day)
    count = len(sessions)
    return ngettext("Deleted {n} session.", "Deleted {n} sessions.", count).format(n=count)
