"""Help: contents on the left, the topic on the right, and a search that narrows the contents."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcompanion.base.errors import MachineError
from backcompanion.base.i18n import gettext as _
from backcompanion.base.paths import Folders, resources
from backcompanion.ui import theme
from backcompanion.ui.help.topic_browser import TopicBrowser
from backcompanion.ui.help.topic_list import TopicList
from backcompanion.ui.help.topics import Topic, placeholder_values, read_topics
from backcompanion.ui.widgets.card import Card
from backcompanion.ui.widgets.direction import set_margins
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.line_edit import LineEdit

_LICENCES = ("fonts/LICENSE-Inter.txt", "icons/LICENSE-Lucide.txt")
_WIDE_FROM = 900


class HelpPage(QWidget):
    """`welcome_requested`: the person asks for the card of the first start."""

    welcome_requested = Signal()

    def __init__(self, folders: Folders, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        try:
            self._topics = read_topics(placeholder_values(folders))
        except MachineError as error:
            self._topics = (Topic("missing", _("Help"), str(error)),)
        self._search = LineEdit()
        self._search.setPlaceholderText(_("Search"))
        self._search.setAccessibleName(_("Search in help"))
        self._search.setClearButtonEnabled(True)
        self._topic_list = TopicList(self._topics)
        self._topic_list.setAccessibleName(_("Topics"))
        self._topic_browser = TopicBrowser()
        self._build_layout()
        self._search.textChanged.connect(self._on_search_changed)
        self._search.installEventFilter(self)
        self._topic_list.chosen.connect(self._show_topic)
        self._topic_browser.link_clicked.connect(self._on_link_clicked)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._on_find_activated)
        self._topic_list.setCurrentRow(0)

    def open_topic(self, name: str) -> None:
        """Shows the topic of that name ("safety"); one that is not known changes nothing."""
        if all(topic.name != name for topic in self._topics):
            return
        self._search.clear()
        self._topic_list.choose(name)
        self._show_topic(name)

    def focus_topic_list(self) -> None:
        """Where the keyboard belongs when Help opens."""
        self._topic_list.setFocus()

    def _build_layout(self) -> None:
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(10)
        side.addWidget(self._search)
        side.addWidget(self._topic_list, 1)
        card = Card()
        inside = QVBoxLayout(card)
        set_margins(inside, 24, 20, 8, 12)
        inside.addWidget(self._topic_browser)
        card.show_focus_of(self._topic_browser)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self._side)
        columns.addWidget(card, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(14)
        self._column.addWidget(Label(_("Help"), 28, theme.BOLD))
        self._column.addLayout(columns, 1)

    def _on_search_changed(self, words: str) -> None:
        matching_names = {topic.name for topic in self._topics if topic.matches(words)}
        self._topic_list.show_topics(matching_names)
        item = self._topic_list.currentItem()
        self._show_topic(item.data(Qt.ItemDataRole.UserRole) if item is not None else "")

    def _show_topic(self, name: str) -> None:
        words = self._search.text()
        for topic in self._topics:
            if topic.name == name:
                self._topic_browser.show_markdown(topic.text, topic.title, highlighted_words=words)
                return
        nothing = _("Nothing here speaks of “{words}”. Try another word.").format(words=words)
        self._topic_browser.show_markdown(nothing, nothing)

    def _on_link_clicked(self, link: str) -> None:
        kind, _colon, target = link.partition(":")
        if kind == "help":
            self.open_topic(target)
        elif link == "action:welcome":
            self.welcome_requested.emit()
        elif kind == "licence" and target in _LICENCES:
            try:
                text = (resources() / target).read_text(encoding="utf-8")
            except OSError as error:
                text = str(error)
            self._topic_browser.show_plain(text, _("Licence"), "help:about", _("Back to About"))

    def _on_find_activated(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search field Down goes to the contents, and Escape empties it."""
        if watched is self._search and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._topic_list.setFocus()
                return True
            if pressed and event.key() == Qt.Key.Key_Escape and self._search.text():
                self._search.clear()
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() > _WIDE_FROM
        margin = 26 if wide else 16
        self._column.setContentsMargins(margin, margin - 2, margin, margin)
        self._side.setFixedWidth(310 if wide else 290)
