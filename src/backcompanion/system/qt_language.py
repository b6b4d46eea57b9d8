"""What Qt says and how it lays out, in the language of the texts.

The texts are ours and go through gettext; a file dialog, a menu of a text field and the names of
keys are Qt's, which brings its own translations along.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

from backcompanion.base import i18n
from backcompanion.base.i18n import gettext as _


class _KeyNames(QTranslator):
    """Keys in a menu of Qt's own are called as in ours: in Spanish Qt says Control for Ctrl."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        self._names = {"Ctrl": _("Ctrl"), "Shift": _("Shift")}

    def isEmpty(self) -> bool:
        return False  # else it is not asked

    def translate(
        self, context: str, source: str, _comment: str | None = None, _n: int = -1
    ) -> str | None:
        """None where the next one is to be asked."""
        return self._names.get(source) if context == "QShortcut" else None


def follow_language(app: QGuiApplication) -> None:
    """Dates, dialogs of Qt's own, and the direction."""
    _follow_dates()
    if i18n.language() == "en":
        return
    texts = QLocale(i18n.language())
    app.setLayoutDirection(texts.textDirection())
    _install_translations(app, texts)


@contextmanager
def dates_in_its_language() -> Iterator[None]:
    """For what a command writes on paper."""
    before = QLocale()
    _follow_dates()
    try:
        yield
    finally:
        QLocale.setDefault(before)


def _follow_dates() -> None:
    """Dates and numbers are the system's, which may be of another country, but where it names days
    in another language than the texts: no month in German within an English sentence. The country
    stays. Who has a language that there are no texts in keeps its dates.

    A system's locale is not asked for its name: that is the language's, and the names of days are
    those of `LC_TIME` all the same.
    """
    system, texts = QLocale(), QLocale(i18n.language())
    if i18n.is_asked_for() and _days(system) != _days(texts):
        QLocale.setDefault(QLocale(texts.language(), _country(system)))


def _days(locale: QLocale) -> list[str]:
    return [locale.dayName(day) for day in range(1, 8)]


def _country(system: QLocale) -> QLocale.Country:
    """Of its dates; a language may have been asked for without one."""
    for name in ("LC_ALL", "LC_TIME", "LANG"):
        if value := os.environ.get(name):
            return QLocale(value.partition(".")[0]).territory()
    return system.territory()


def _install_translations(app: QGuiApplication, texts: QLocale) -> None:
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(texts, "qtbase", "_", folder):
        app.installTranslator(translator)
    app.installTranslator(_KeyNames(app))  # the last one is asked first
