"""What the Player asks: title, words, and the answers, the one for Enter first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from backcompanion.base.i18n import gettext as _
from backcompanion.ui import theme
from backcompanion.ui.player.key_caps import HEIGHT, KeyCaps
from backcompanion.ui.player.keys import key_table
from backcompanion.ui.text import formats
from backcompanion.ui.text.spoken import labelled
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.prompt import Answer

_TOP = Qt.AlignmentFlag.AlignTop
PromptContent = tuple[str, str, list[Answer]]


def hurt_prompt(easier: bool, gently: bool) -> PromptContent:
    """`easier`: there is a gentler variant; `gently`: next time it will begin with that."""
    answers = [Answer("gentler", _("Gentler variant"), "primary")] if easier else []
    answers += [
        Answer("skip", _("Skip this one"), "plain" if easier else "primary"),
        Answer("stop", _("Stop for today")),
        Answer("slip", _("It was a slip of the hand")),
    ]
    noted = _("It is noted, and next time this exercise begins gently.")
    text = _(
        "Stop for today if the pain is sharp, shoots down a leg, or comes with numbness or "
        "weakness: then see a doctor, and at once if both legs, bladder or bowel are concerned."
    )
    return _("What would help?"), f"{noted if gently else _('It is noted.')} {text}", answers


def end_prompt(seconds_done: float, *, hurt: bool = False) -> PromptContent:
    """Before the first second there is nothing that could be kept, but that something hurt."""
    if not seconds_done and not hurt:
        nothing = [Answer("go-on", _("Keep going"), "primary"), Answer("save", _("End"))]
        return _("End here?"), _("Nothing was done yet, so nothing is kept."), nothing
    answers = [
        Answer("go-on", _("Keep going"), "primary"),
        Answer("save", _("End and save")),
        Answer("discard", _("Discard"), "danger"),
    ]
    if not seconds_done:
        text = _("Nothing was done yet. Saved, that it hurt stands in your history.")
        return _("End here?"), text, answers
    text = _("{done} done so far. Saved, it stands in your history as far as you came.")
    return _("End here?"), text.format(done=formats.clock(seconds_done)), answers


def close_prompt() -> PromptContent:
    """The window is to be closed in mid-session."""
    answers = [
        Answer("go-on", _("Keep going"), "primary"),
        Answer("save", _("End and save")),
        Answer("later", _("Close, go on later")),
    ]
    text = _("Nothing is lost. Left like this, it can be gone on with for six hours.")
    return _("Close in mid-session?"), text, answers


def create_key_help() -> QWidget:
    """Two columns of keys with what they do."""
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(8)
    rows = key_table()
    half = -(-len(rows) // 2)
    for index, (keys, meaning) in enumerate(rows):
        column, row = divmod(index, half)
        caps, line = KeyCaps(keys), Label(meaning, 14, role=theme.MUTED, wrap=True)
        line.setAccessibleName(labelled(caps.text(), meaning))
        line.setContentsMargins(0, (HEIGHT - line.fontMetrics().height()) // 2, 0, 0)
        grid.addWidget(caps, row, column * 2, _TOP)
        grid.addWidget(line, row, column * 2 + 1, _TOP)
        grid.setColumnStretch(column * 2 + 1, 1)
    return widget
