"""What becomes of another program's file, line by line, before any of it is taken in."""

from collections.abc import Iterator

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.application.brought_preview import BroughtPreview
from backcompanion.application.brought_sheet import PreviewLine
from backcompanion.base.i18n import gettext as _
from backcompanion.base.i18n import ngettext
from backcompanion.ui import theme
from backcompanion.ui.text import formats
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.direction import align_lines
from backcompanion.ui.widgets.input_style import apply_input_style
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.scroll_page import SlimScrollBar
from backcompanion.ui.widgets.text_menu import ReadOnlyText
from backcompanion.ui.widgets.window_size import move_within_screen

WIDTH, HEIGHT = 680, 480


class BringDialog(QDialog):
    """`exec` gives Accepted where all of it is to be taken in. `as_sheet`: its only routine is to
    be opened as a sheet instead.
    """

    def __init__(self, shown: BroughtPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.as_sheet = False
        self.setWindowTitle(_("From a file of {program}").format(program=shown.program))
        self.lines = ReadOnlyText("\n".join(_texts(shown)).strip())
        self.lines.setVerticalScrollBar(SlimScrollBar())
        align_lines(self.lines)
        self.lines.setTabChangesFocus(True)
        self.lines.setFont(theme.font(14))
        self.lines.setAccessibleName(_("What becomes of each line"))
        self.take_button = Button(_("Take it in"), kind="primary", pixels=14, height=38)
        self.sheet_button = Button(_("Open as a sheet"), height=38)
        self.cancel_button = Button(_("Cancel"), height=38)
        self.take_button.setEnabled(not shown.open_lines)
        self.sheet_button.setVisible(len(shown.routines) == 1)
        self.take_button.clicked.connect(self.accept)
        self.sheet_button.clicked.connect(self._on_sheet_chosen)
        self.cancel_button.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label(self.windowTitle(), 20, theme.BOLD, wrap=True))
        column.addWidget(Label(" ".join(_summary(shown)), 14, role=theme.MUTED, wrap=True))
        column.addWidget(self.lines, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.sheet_button)
        foot.addStretch()
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.take_button)
        column.addLayout(foot)
        apply_input_style(self)
        self.resize(WIDTH, HEIGHT)
        move_within_screen(self)

    def _on_sheet_chosen(self) -> None:
        self.as_sheet = True
        self.reject()


def _summary(shown: BroughtPreview) -> Iterator[str]:
    if count := len(shown.routines):
        yield ngettext("{n} routine.", "{n} routines.", count).format(n=formats.number(count))
    if count := len(shown.drafts):
        text = ngettext(
            "{n} exercise becomes one of your own, a draft.",
            "{n} exercises become your own, as drafts.",
            count,
        )
        yield text.format(n=formats.number(count))
    if count := shown.open_lines:
        text = ngettext(
            "{n} line is not understood, so nothing can be taken in as it is.",
            "{n} lines are not understood, so nothing can be taken in as it is.",
            count,
        )
        yield text.format(n=formats.number(count))
    else:
        yield _("Nothing is kept until you take it in; then it can be undone.")


def _texts(shown: BroughtPreview) -> Iterator[str]:
    yield from shown.remarks
    yield from (_text(line) for line in shown.draft_lines)
    for routine in shown.routines:
        yield f"\n# {routine.name}"
        yield from routine.remarks
        yield from (_text(line) for line in routine.lines)


def _text(line: PreviewLine) -> str:
    more = _("; ").join(each for each in (line.remark, line.problem) if each)
    mark = "✗ " if line.problem else ""
    text = _("“{source}” → {becomes}").format(source=line.source, becomes=line.becomes)
    return f"{mark}{text}" + (f" ({more})" if more else "")
