"""Many small cases in one test: one of its own costs four milliseconds before it does anything."""

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any

import pytest

from support.thoroughness import FIRST_CASES

Test = Callable[..., None]


def each_case(names: str | tuple[str, ...], cases: Iterable[Any]) -> Callable[[Test], Test]:
    """In place of `pytest.mark.parametrize`, where a case takes a few milliseconds.

    All are tried, and those that fail are named. A folder (`tmp_path`) each has to itself, and what
    `monkeypatch` changes is as it was for the next; any other fixture is the same for all.
    """
    own = (names,) if isinstance(names, str) else names
    given = [(case,) if isinstance(names, str) else tuple(case) for case in cases]
    assert given and all(len(values) == len(own) for values in given), names

    def decorate(test: Test) -> Test:
        @wraps(test)
        def of_all(**fixtures: Any) -> None:
            failures = []
            for values in given[:1] if FIRST_CASES else given:
                case = dict(zip(own, values, strict=True))
                error = _error_of(test, case, fixtures)
                if error is not None:
                    error.add_note(f"with {case}")
                    failures.append((case, error))
            _tell(failures, len(given))

        signature = inspect.signature(test)
        fixtures = [each for each in signature.parameters.values() if each.name not in own]
        of_all.__signature__ = signature.replace(parameters=fixtures)  # type: ignore[attr-defined]
        return of_all

    return decorate


def _error_of(test: Test, case: dict[str, Any], fixtures: dict[str, Any]) -> BaseException | None:
    own = dict(fixtures)
    with pytest.MonkeyPatch.context() as monkeypatch:
        if "monkeypatch" in own:
            own["monkeypatch"] = monkeypatch
        if "tmp_path" in own:
            own["tmp_path"] = _folder_below(own["tmp_path"])
        try:
            test(**case, **own)
        except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001 - told with the others
            return error
    return None


def _folder_below(folder: Path) -> Path:
    below = folder / str(len(list(folder.iterdir())))
    below.mkdir()
    return below


def _tell(failures: list[tuple[dict[str, Any], BaseException]], count: int) -> None:
    if len(failures) == 1:
        raise failures[0][1]
    if failures:
        cases = "; ".join(", ".join(map(repr, case.values())) for case, _error in failures)
        message = f"{len(failures)} of {count} cases fail: {cases}"
        raise BaseExceptionGroup(message, [error for _case, error in failures])
