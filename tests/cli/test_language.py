"""Commands speak the language of the settings in their folder, else the system's."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from catalogues.catalogues import languages
from catalogues.messages import PARTS

from backcompanion.base import i18n
from backcompanion.cli.check_result import CheckResult
from backcompanion.cli.main import main
from backcompanion.history.field_checks import InvalidValueError
from backcompanion.history.safety.contents import BackupContents
from support.languages import compiled

NOTHING = "Noch nichts aufgezeichnet. Dein erstes Training wird hier stehen."


@pytest.fixture(autouse=True, scope="module")
def locale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("locale")
    for language in languages():
        (folder / language).mkdir()
        for part in PARTS:
            (folder / language / f"{part}.mo").write_bytes(compiled(language, part))
    before, i18n._FOLDER = i18n._FOLDER, folder
    yield
    i18n._FOLDER = before


@pytest.fixture(autouse=True)
def chosen() -> Iterator[None]:
    yield
    i18n.choose_language("")


def test_the_settings_say_which(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"version": 2, "language": "de"}))
    assert main(["--data-dir", str(tmp_path), "stats"]) == 0
    assert NOTHING in capsys.readouterr().out
    span = ("--from", "2026-02-01", "--to", "2026-01-01")
    assert main([f"--data-dir={tmp_path}", "stats", *span]) == 2
    assert "liegt nach" in capsys.readouterr().err
    (tmp_path / "settings.json").write_text(json.dumps({"version": 2, "language": ""}))
    monkeypatch.setenv("LANGUAGE", "es")
    assert main(["--data-dir", str(tmp_path), "stats"]) == 0
    assert "Aún no hay nada." in capsys.readouterr().out
    assert main(["--data-dir", str(tmp_path), "stats", "--help"]) == 0
    assert "números de la página Progreso" in capsys.readouterr().out


@pytest.mark.parametrize("language", ["de", "es", "fr", "pl"])
def test_what_argparse_says_by_itself_is_translated(
    language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    usages: list[tuple[str, ...]] = [("stats", "--help"), ("statz",), ("export",), ("--speed", "x")]
    usages += [("stats", "--sound"), ("report", "a.pdf", "--from"), ("--debug=1", "demo")]
    usages += [("check", "--sound", "--coaching")]
    text = ""
    for usage in usages:
        assert main(usage) in (0, 2)
        text += "".join(capsys.readouterr())
    assert text
    english = r"usage|options|\b(?:FILE|DIR|show|choose|expected|required)\b"
    assert not re.search(english, text.replace("options\xa0:", "") if language == "fr" else text), (
        text
    )


def test_what_is_named_before_what_it_is_has_the_colon_of_its_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")
    i18n.choose_language("")
    assert CheckResult("Son").text() == "Son\xa0: fonctionne"
    assert CheckResult("Son", "Règle-le.").text() == "Son\xa0: non. Règle-le."
    assert "\xa0: 1 à retirer" in BackupContents(1, "", "", 1, 0, 0).summary()
    assert (
        InvalidValueError("du texte", "sessions[0]").full_message() == "sessions[0]\xa0: du texte"
    )
