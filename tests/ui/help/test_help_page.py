"""Help: every question has its answer, the search finds it, and all of it goes by keys."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QAccessible, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QTextBrowser
from pytestqt.qtbot import QtBot

from backcompanion.base.errors import MachineError
from backcompanion.base.paths import folders, resources
from backcompanion.ui import theme
from backcompanion.ui.help import topic_browser
from backcompanion.ui.help.page import HelpPage
from backcompanion.ui.help.topics import Topic, placeholder_values, read_topics
from backcompanion.ui.help.window import HelpWindow
from backcompanion.ui.widgets.line_edit import LineEdit
from support.present import present


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[HelpPage]:
    page = HelpPage(folders(tmp_path))
    qtbot.addWidget(page)
    page.resize(1100, 700)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    yield page


@pytest.mark.parametrize("aloud", [False, True])
def test_a_topic_has_a_caret_to_be_read_by_where_somebody_listens(
    page: HelpPage, monkeypatch: pytest.MonkeyPatch, aloud: bool
) -> None:
    monkeypatch.setattr(topic_browser, "is_read_aloud", lambda: aloud)
    reader(page).setFocus()
    QApplication.processEvents()
    before = reader(page).textCursor().position()
    QTest.keyClick(reader(page), Qt.Key.Key_Down)
    assert (reader(page).textCursor().position() > before) == aloud


def contents(page: HelpPage) -> QListWidget:
    return page.findChildren(QListWidget)[0]


def reader(page: HelpPage) -> QTextBrowser:
    return page.findChildren(QTextBrowser)[0]


def search(page: HelpPage) -> LineEdit:
    return page.findChildren(LineEdit)[0]


def shown(page: HelpPage) -> list[str]:
    rows = [contents(page).item(row) for row in range(contents(page).count())]
    return [item.text() for item in rows if not item.isHidden()]


ANSWERS = [
    ("safety", ("chest, arm or jaw", "bladder", "weight loss", "haemoglobin", "no medical advice")),
    ("how-often", ("three or four times a week", "48 hours", "once a week keeps it")),
    ("equipment", ("bottles of water", "chest lifts", "65 cm", "resistance band")),
    ("sore", ("five days", "6 of 10")),
    ("stretches", ("cat and cow", "figure four", "bounce", "osteoporosis")),
    ("back-fat", ("does not choose where fat goes",)),
    ("sciatica", ("physiotherapist", "figure-four", "further down your leg")),
    ("low-haemoglobin", ("one round", "150 %", "dizzy")),
    ("whole-week", ("Monday", "Sunday", "Thursday")),
    ("room", ("long side", "two to three metres", "beside the mat")),
    ("keys", ("Space", "Esc", "Page Down", "Ctrl+4", "F1")),
    ("streaks", ("half of its work", "goal", "break")),
    ("energy", ("165 to 210", "body weight")),
    ("about", ("Inter", "Lucide", "LGPL", "MIT", "NumPy", "platformdirs", "msgspec", "pyqtgraph")),
]


@pytest.mark.parametrize(("name", "facts"), ANSWERS)
def test_each_question_has_its_answer(page: HelpPage, name: str, facts: tuple[str, ...]) -> None:
    page.open_topic(name)
    text = reader(page).toPlainText()
    for fact in facts:
        assert fact.casefold() in text.casefold(), fact


def test_the_actual_places_are_named(page: HelpPage, tmp_path: Path) -> None:
    page.open_topic("your-records")
    text = reader(page).toPlainText()
    assert str(tmp_path) in text
    assert str(folders(tmp_path).log) in text
    assert "{" not in text


def test_every_link_leads_somewhere(tmp_path: Path) -> None:
    topics = read_topics(placeholder_values(folders(tmp_path)))
    names = {topic.name for topic in topics}
    links = [link for topic in topics for link in re.findall(r"\]\(([^)]+)\)", topic.text)]
    assert len(links) >= 4
    for link in links:
        kind, _colon, rest = link.partition(":")
        assert (
            (kind == "help" and rest in names)
            or (kind == "licence" and (resources() / rest).is_file())
            or link == "action:welcome"
        ), link


def test_topics_have_a_title_and_no_shouting(tmp_path: Path) -> None:
    for topic in read_topics(placeholder_values(folders(tmp_path))):
        assert topic.text.startswith(f"# {topic.title}\n")
        assert "!" not in topic.text
        assert not re.search(r"\{[a-z_]+\}", topic.text)


def test_the_search_narrows_the_contents_and_marks_the_words(qtbot: QtBot, page: HelpPage) -> None:
    everything = shown(page)
    qtbot.keyClicks(search(page), "BALL wall")
    rooms = ["I have no ball, or no weights", "Set up your room"]
    assert shown(page) == [*rooms, "Routines of your own"]  # which poses stand at
    assert "chest lifts" in reader(page).toPlainText()
    highlighted_words = {s.cursor.selectedText().casefold() for s in reader(page).extraSelections()}
    assert highlighted_words == {"ball", "wall"}
    qtbot.keyClick(search(page), Qt.Key.Key_Escape)
    assert shown(page) == everything
    assert reader(page).extraSelections() == []


def test_every_line_has_its_place_also_when_set_again(page: HelpPage) -> None:
    for words in ("", "goal", "goal day"):
        search(page).setText(words)
        QApplication.processEvents()
        document = reader(page).document()
        block = document.begin()
        while block.isValid():
            height = document.documentLayout().blockBoundingRect(block).height()
            assert height > 10, (words, block.text())
            block = block.next()


def test_a_search_that_finds_nothing_says_so(qtbot: QtBot, page: HelpPage) -> None:
    qtbot.keyClicks(search(page), "xylophone")
    assert shown(page) == []
    assert "xylophone" in reader(page).toPlainText()
    search(page).clear()
    assert contents(page).currentItem() is not None
    assert "Safety" in reader(page).toPlainText()


def test_keys_alone_go_from_search_to_contents_to_text(qtbot: QtBot, page: HelpPage) -> None:
    contents(page).setFocus()
    qtbot.keyClick(contents(page), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert search(page).hasFocus()
    qtbot.keyClick(search(page), Qt.Key.Key_Down)
    before = reader(page).toPlainText()
    qtbot.keyClick(contents(page), Qt.Key.Key_Down)
    assert reader(page).toPlainText() != before
    order = [search(page), contents(page), reader(page)]
    for widget, following in pairwise(order):
        step = present(widget.nextInFocusChain())
        while not (step.focusPolicy() & Qt.FocusPolicy.TabFocus) or not step.isVisible():
            step = present(step.nextInFocusChain())
        assert step is following


def test_what_takes_the_focus_says_what_it_is(page: HelpPage) -> None:
    for widget in (search(page), contents(page), reader(page)):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name).strip()


def follow(page: HelpPage, link: str) -> None:
    reader(page).anchorClicked.emit(QUrl(link))


def test_links_are_followed(qtbot: QtBot, page: HelpPage) -> None:
    page.open_topic("sciatica")
    follow(page, "help:safety")
    assert contents(page).currentItem().text().startswith("Safety")
    follow(page, "licence:fonts/LICENSE-Inter.txt")
    assert "SIL Open Font License" in reader(page).toPlainText()
    follow(page, "help:about")
    assert "pyqtgraph" in reader(page).toPlainText()
    with qtbot.waitSignal(page.welcome_requested):
        follow(page, "action:welcome")


@pytest.mark.parametrize("link", ["licence:../LICENSE", "https://example.org", "help:nowhere"])
def test_other_links_do_nothing(page: HelpPage, link: str) -> None:
    before = reader(page).toPlainText()
    follow(page, link)
    assert reader(page).toPlainText() == before


def test_links_follow_the_theme(page: HelpPage) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    page.open_topic("sciatica")
    try:
        for scheme, colours in (("dark", theme.DARK), ("light", theme.LIGHT)):
            theme.apply(app, "dark" if scheme == "dark" else "light", "light")
            QApplication.processEvents()
            assert colours.accent.lower() in reader(page).toHtml()
            text = reader(page).palette().color(QPalette.ColorRole.Text)
            assert text.name().upper() == colours.text
    finally:
        theme.apply(app, "light", "light")
        QApplication.processEvents()


def test_texts_that_are_missing_are_told(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="Help"):
        read_topics({}, tmp_path)
    (tmp_path / "01-x.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MachineError, match=re.escape(str(tmp_path))):
        read_topics({}, tmp_path)


def test_a_topic_speaks_of_its_words_in_any_order() -> None:
    topic = Topic("x", "X", "# X\nA Ball by the wall")
    assert topic.matches("wall ball")
    assert topic.matches("  ")
    assert not topic.matches("wall door")


def test_the_window_opens_at_a_topic_and_closes_with_escape(qtbot: QtBot, tmp_path: Path) -> None:
    window = HelpWindow(folders(tmp_path))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.open("keys")
    assert "Esc" in reader(window.page).toPlainText()
    assert window.windowTitle().startswith("Back Companion")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    window.open()
    assert window.isVisible()


def test_nothing_is_left_over(tmp_path: Path) -> None:
    before = set(QApplication.allWidgets())
    page = HelpPage(folders(tmp_path))
    page.show()
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert set(QApplication.allWidgets()) - before - {page} == set()


def test_a_long_question_takes_two_lines(page: HelpPage) -> None:
    topics = contents(page)
    row = topics.item(0)
    topics.resize(400, 600)
    topics.doItemsLayout()
    one_line = topics.visualItemRect(row).height()
    row.setText("What to do where a question takes more words than a line of this list can show?")
    topics.resize(220, 600)
    topics.doItemsLayout()
    assert topics.visualItemRect(row).height() > one_line


def test_a_bullet_stands_apart_from_its_words(qtbot: QtBot) -> None:
    browser = topic_browser.TopicBrowser()
    qtbot.addWidget(browser)
    browser.resize(400, 60)
    browser.show_markdown("- HHH", "bullets")
    shown = browser.grab().toImage()
    rows = range(shown.height())
    inked = [x for x in range(80) if any(shown.pixelColor(x, y).value() < 128 for y in rows)]
    bullet_end = next(a for a, b in pairwise(inked) if b - a > 2)
    gap = next(b - a for a, b in pairwise(inked) if b - a > 2) - 1
    assert bullet_end > 6
    assert 7 <= gap <= 14
