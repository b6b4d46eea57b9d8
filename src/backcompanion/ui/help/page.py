"""Help: contents on the left, the topic on the right, and a search that narrows the contents."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.errors import MachineError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.paths import Folders, resources
from backcompanion.ui import theme
from backcompanion.ui.help.topic_browser import Reader
from backcompanion.ui.help.topic_list import Contents
from backcompanion.ui.help.topics import Topic, read_topics, values_for
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.label import Text
from backcompanion.ui.widgets.line_edit import Field

_LICENCES = ("fonts/LICENSE-Inter.txt", "icons/LICENSE-Lucide.txt")
_ROOMY = 900


class HelpPage(QWidget):
    """`welcome_wanted`: the person asks for the card of the first start."""

    welcome_wanted = Signal()

    def __init__(self, folders: Folders, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        try:
            self._topics = read_topics(values_for(folders))
        except MachineError as error:
            self._topics = (Topic("missing", _("Help"), str(error)),)
        self._search = Field()
        self._search.setPlaceholderText(_("Search"))
        self._search.setAccessibleName(_("Search in help"))
        self._search.setClearButtonEnabled(True)
        self._contents = Contents(self._topics)
        self._contents.setAccessibleName(_("Topics"))
        self._reader = Reader()
        self._lay()
        self._search.textChanged.connect(self._narrow)
        self._search.installEventFilter(self)
        self._contents.chosen.connect(self._show)
        self._reader.wanted.connect(self._follow)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._find)
        self._contents.setCurrentRow(0)

    def open_topic(self, name: str) -> None:
        """Shows the topic of that name ("safety"); one that is not known changes nothing."""
        if all(topic.name != name for topic in self._topics):
            return
        self._search.clear()
        self._contents.choose(name)
        self._show(name)

    def focus_contents(self) -> None:
        """Where the keyboard belongs when Help opens."""
        self._contents.setFocus()

    def _lay(self) -> None:
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(10)
        side.addWidget(self._search)
        side.addWidget(self._contents, 1)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(24, 20, 8, 12)
        inside.addWidget(self._reader)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self._side)
        columns.addWidget(card, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(14)
        self._column.addWidget(Text(_("Help"), 28, theme.BOLD))
        self._column.addLayout(columns, 1)

    def _narrow(self, words: str) -> None:
        found = {topic.name for topic in self._topics if topic.speaks_of(words)}
        self._contents.show_only(found)
        item = self._contents.currentItem()
        self._show(item.data(Qt.ItemDataRole.UserRole) if item is not None else "")

    def _show(self, name: str) -> None:
        words = self._search.text()
        for topic in self._topics:
            if topic.name == name:
                self._reader.show_markdown(topic.text, topic.title, marked=words)
                return
        nothing = _("Nothing here speaks of “{words}”. Try another word.").format(words=words)
        self._reader.show_markdown(nothing, nothing)

    def _follow(self, link: str) -> None:
        kind, _colon, rest = link.partition(":")
        if kind == "help":
            self.open_topic(rest)
        elif link == "action:welcome":
            self.welcome_wanted.emit()
        elif kind == "licence" and rest in _LICENCES:
            try:
                text = (resources() / rest).read_text(encoding="utf-8")
            except OSError as error:
                text = str(error)
            self._reader.show_plain(text, _("Licence"), "help:about", _("Back to About"))

    def _find(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search field Down goes to the contents, and Escape empties it."""
        if watched is self._search and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._contents.setFocus()
                return True
            if pressed and event.key() == Qt.Key.Key_Escape and self._search.text():
                self._search.clear()
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() > _ROOMY
        margin = 26 if roomy else 16
        self._column.setContentsMargins(margin, margin - 2, margin, margin)
        self._side.setFixedWidth(310 if roomy else 270)
