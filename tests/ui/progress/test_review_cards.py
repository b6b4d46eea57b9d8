"""A month in sentences, the back beside the training, two spans side by side: seen and opened."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backcompanion.training.planning.back_beside import (
    About,
    BackBeside,
    BackRemark,
    RatedGroup,
)
from backcompanion.training.planning.review import DateSpan
from backcompanion.training.planning.span_summary import SetRecord, SpanSummary, summarize
from backcompanion.training.planning.stats import Stats, compute_stats
from backcompanion.training.session.record import History
from backcompanion.ui import theme
from backcompanion.ui.progress.back_card import BackCard, GroupRow
from backcompanion.ui.progress.month_card import MonthCard
from backcompanion.ui.progress.span_fields import SpanFields
from backcompanion.ui.progress.spans_card import SpansCard
from backcompanion.ui.text import back_text
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.label import Label
from backcompanion.ui.widgets.sentence_row import SentenceRow
from support.present import present
from support.progress_page import NoQueries
from support.weeks import day, session

TODAY = day("2026-11-20")
HISTORY = History(
    (
        *(session(TODAY - timedelta(days=30 + 3 * n), effort=7, back="good") for n in range(4)),
        session("2026-11-10", effort=5, back="sore"),
        session("2026-11-12", effort=5, back="good"),
    )
)
STATS = compute_stats(HISTORY, TODAY)
MORE, LESS = (RatedGroup(("a", "b"), 2.1), RatedGroup(("c",), 0.9))
FOUND = BackBeside(
    3,
    (
        BackRemark(About("gap"), MORE, LESS, 0.01),
        BackRemark(About("load", "roll-downs", load_kg=1.5), LESS, MORE, 0.02),
    ),
)


class Queries(NoQueries):
    def summary(self, history: History, stats: Stats, span: DateSpan) -> SpanSummary:
        sets = (
            SetRecord("2026-11-10-0", "roll-downs", "harder", 2.0, "done"),
            SetRecord("2026-11-12-0", "russian-twists", "standard", None, "hurt"),
        )
        sore = {day("2026-11-11"): 5}
        return summarize(span, history.sessions, stats.weeks, sets, sore)

    def back_beside(self, history: History, as_of: date) -> BackBeside:
        return FOUND


@pytest.fixture(autouse=True)
def _fonts(qapp: object) -> Iterator[None]:
    theme.load_fonts()
    yield


def texts(card: QWidget) -> list[str]:
    return [label.text() for label in card.findChildren(Label) if label.text()]


@pytest.mark.usefixtures("in_english")
def test_a_month_is_told_and_each_sentence_opens_what_it_says(qtbot: QtBot) -> None:
    card = MonthCard(Queries())
    qtbot.addWidget(card)
    card.resize(420, 300)
    card.show()
    card.show_history(HISTORY, STATS)

    def rows() -> list[SentenceRow]:
        return [row for row in card.findChildren(SentenceRow) if row.isVisible()]

    qtbot.waitUntil(lambda: len(rows()) == 5)
    assert [row.text() for row in rows()] == [
        "You trained on 2 days, after 4 in October 2026.",
        "0 of 2 weeks met the goal; this one needs 3 more days.",
        "Effort fell from 7.0 to 5.0 of 10.",
        "Your back was sore or painful after 1 of 2 sessions.",
        "Russian-twists: it hurt once.",
    ]
    with qtbot.waitSignal(card.open_requested) as opened:
        qtbot.keyClick(rows()[3], Qt.Key.Key_Return)
    assert opened.args == [("2026-11-10-0",), rows()[3].text()]
    qtbot.mouseClick(card.findChildren(Button)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(rows()) and "4 days" in rows()[0].text())
    assert "October 2026 in a few sentences" in texts(card)
    assert all(row.height() >= row.heightForWidth(row.width()) for row in rows())


@pytest.mark.usefixtures("in_english")
def test_the_back_is_told_with_both_counts_and_never_as_a_cause(qtbot: QtBot) -> None:
    card = BackCard(Queries())
    qtbot.addWidget(card)
    card.show()
    card.show_history(HISTORY, STATS)
    qtbot.waitUntil(lambda: len(card.findChildren(GroupRow)) == 4)
    assert texts(card) == [
        "Your back beside the training",
        "“Went with” does not mean “caused”. 3 things were asked; 1 showed nothing to rely on."
        " 0 is good, 3 painful.",
    ]
    sentences = card.findChildren(SentenceRow)
    assert [sentence.text() for sentence in sentences] == [
        "Less than 48 hours between sessions went with a sorer back.",
        "Roll-downs with 1.5 kg went with a better back.",
    ]
    with qtbot.waitSignal(card.open_requested) as opened:
        sentences[0].click()
    first = card.findChildren(GroupRow)[0]
    assert opened.args == [first.rated.ids, sentences[0].text()]
    rows = card.findChildren(GroupRow)
    assert rows[0].accessibleName() == "under 48 hours: 2.1 of 3, after 2 sessions"
    assert rows[3].accessibleName() == "without it: 2.1 of 3, after 2 sessions"
    with qtbot.waitSignal(card.open_requested) as opened:
        qtbot.mouseClick(rows[1], Qt.MouseButton.LeftButton)
    assert present(opened.args)[0] == ("c",)
    with qtbot.waitSignal(card.help_requested) as asked:
        qtbot.mouseClick(card.findChildren(Button)[0], Qt.MouseButton.LeftButton)
    assert asked.args == ["sore"]


@pytest.mark.usefixtures("in_english")
def test_nothing_to_rely_on_is_said_too() -> None:
    assert "once there is enough" in back_text.asked_sentence(BackBeside(0, ()))
    assert back_text.asked_sentence(BackBeside(1, ())) == (
        "1 thing was asked; none showed anything to rely on."
    )
    abouts = (About("exercise", "plank"), About("variant", "plank", "harder"), About("rounds"))
    for about in abouts:
        text = back_text.remark_sentence(BackRemark(about, MORE, LESS, 0.01), str, "kg")
        assert text.endswith(" went with a sorer back.")


@pytest.mark.usefixtures("in_english")
def test_any_two_spans_stand_side_by_side(qtbot: QtBot) -> None:
    card = SpansCard(Queries())
    qtbot.addWidget(card)
    card.resize(560, 400)
    card.show()
    card.show_history(HISTORY, STATS)

    def buttons(text: str) -> list[Button]:
        every = card.findChildren(Button)
        return [each for each in every if each.isVisible() and each.text() == text]

    qtbot.waitUntil(lambda: "Training days" in texts(card))
    assert texts(card)[1:4] == ["Training days", "2", "4"]
    assert texts(card)[texts(card).index("Most in roll-downs") :] == [
        "Most in roll-downs",
        "2 kg",
        "–",
    ]
    assert card.findChildren(SentenceRow)
    card._choice.show_value("dates")
    card._on_chosen("dates")
    fields = card.findChild(SpanFields)
    assert isinstance(fields, SpanFields)
    fields.fields[0].show_day(day("2026-11-11"))
    fields.fields[3].show_day(day("2026-10-20"))
    qtbot.waitUntil(lambda: len(buttons("11 Nov – 20 Nov 2026")) == 1)
    (button,) = buttons("11 Nov – 20 Nov 2026")
    with qtbot.waitSignal(card.open_requested) as opened:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert present(opened.args)[0] == ("2026-11-12-0",)
