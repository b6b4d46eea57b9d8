"""The report as a person asks for it on Progress: which days, with what, and where to."""

import json
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcompanion.application.report import Report, read_report
from backcompanion.history.store import Store
from backcompanion.training.planning.review import DateSpan
from backcompanion.ui import theme
from backcompanion.ui.progress.page import ProgressPage
from backcompanion.ui.progress.report_form import ReportForm
from backcompanion.ui.widgets.buttons import Button
from backcompanion.ui.widgets.toast import Toast
from support.progress_page import KeptHistory, NoQueries
from support.reported import NOW, stored
from support.weeks import day

WHERE = "backcompanion.ui.progress.report_controller.ask_where_to_save"


class Queries(NoQueries):
    def __init__(self, store: Store) -> None:
        self.store = store

    def refuse_own_file(self, path: Path) -> None:
        pass

    def report(self, span: DateSpan, *, with_notes: bool, with_remarks: bool) -> Report:
        remarks = ("disc",) if with_remarks else None
        return read_report(self.store, NOW.date(), span, with_notes=with_notes, remarks=remarks)[0]


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[ProgressPage]:
    theme.load_fonts()
    store = Store.open(stored(tmp_path / "data"), now=lambda: NOW)
    page = ProgressPage(KeptHistory(store.read(), NOW), Queries(store))
    qtbot.addWidget(page)
    page.overview.loading.request_load = lambda: None  # type: ignore[method-assign]
    page.show()
    QApplication.processEvents()
    yield page
    assert store.close(60)


def press_report(qtbot: QtBot, page: ProgressPage) -> None:
    button = page.findChild(Button, "reportButton")
    assert isinstance(button, Button)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("ending", [".json", ".csv", ".pdf"])
def test_what_is_chosen_is_written(
    qtbot: QtBot, page: ProgressPage, tmp_path: Path, ending: str
) -> None:
    target = tmp_path / f"report{ending}"

    def filled_in(form: ReportForm) -> int:
        assert form.span() == DateSpan(day("2026-10-01"), day("2026-11-20"))  # all there is
        form.last.show_day(day("2026-11-02"))
        form.first.show_day(day("2026-11-15"))  # either way round
        form.notes.click()
        form.remarks.click()
        return int(ReportForm.DialogCode.Accepted)

    with patch.object(ReportForm, "exec", filled_in), patch(WHERE, return_value=target):
        press_report(qtbot, page)
    toast = page.findChild(Toast)
    assert isinstance(toast, Toast)
    qtbot.waitUntil(toast.isVisible)
    content = target.read_bytes()
    if ending == ".json":
        document = json.loads(content)
        assert (document["from"], document["to"]) == ("2026-11-02", "2026-11-15")
        assert document["remarks"] == ["disc"]
        assert len(document["notes"]) == 3
    elif ending == ".csv":
        assert b"2026-11-02,2," in content
    else:
        assert content.startswith(b"%PDF-")


def test_who_leaves_the_form_or_the_name_gets_none(
    qtbot: QtBot, page: ProgressPage, tmp_path: Path
) -> None:
    with patch.object(ReportForm, "exec", return_value=0), patch(WHERE) as asked:
        press_report(qtbot, page)
    asked.assert_not_called()
    accepted = int(ReportForm.DialogCode.Accepted)
    with patch.object(ReportForm, "exec", return_value=accepted), patch(WHERE, return_value=None):
        press_report(qtbot, page)
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
