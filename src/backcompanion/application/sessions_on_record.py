"""Whether the sessions of a change are there still: another process may have removed them."""

from collections.abc import Sequence
from functools import partial

from backcompanion.application.undo_stack import NothingLeftError
from backcompanion.base.i18n import ngettext
from backcompanion.history.store import Store

# For what should be there and is not, which hardly ever happens.
_FLUSH_SECONDS = 2.0


def still_on_record(
    store: Store, session_ids: Sequence[str], *, deleted: bool = False
) -> tuple[list[str], str]:
    """Those that are, and a word on the others, or ""; with `deleted`, also what can be restored.

    Raises NothingLeftError where there is none.
    """
    there = _on_record(store, session_ids, deleted=deleted)
    if len(there) < len(session_ids):
        store.writer.flush(_FLUSH_SECONDS)  # perhaps they are only on their way
        there = _on_record(store, session_ids, deleted=deleted)
    gone = len(session_ids) - len(there)
    if gone and not there:
        raise NothingLeftError(
            ngettext(
                "The session is not on record any more; nothing was changed.",
                "The sessions are not on record any more; nothing was changed.",
                gone,
            )
        )
    if not gone:
        return there, ""
    text = ngettext(
        "{n} of them is not on record any more.", "{n} of them are not on record any more.", gone
    )
    return there, text.format(n=gone)


def _on_record(store: Store, session_ids: Sequence[str], *, deleted: bool) -> list[str]:
    from backcompanion.history.reading import session_ids as ids_on_record

    nothing: frozenset[str] = frozenset()
    ids = store.query(partial(ids_on_record, deleted=deleted), nothing)
    return [each for each in session_ids if each in ids]
