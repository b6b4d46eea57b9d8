"""How long the editor of a routine takes with 200 steps and a library of 900 exercises.

To open, for each key of a search, and for each kind of change: the work of it, and with the
painting that follows.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

STEPS, EXERCISES = 200, 900
SEARCH = "knee back"


def main() -> int:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance() or QApplication(sys.argv[:1])

    from backcompanion.application.routine_editor import RoutineEditor
    from backcompanion.training.exercise.routine import RoutineStep
    from backcompanion.ui.routines.editor_page import EditorPage
    from support.window import Window

    def timed(what: str, work: Callable[[], object], limit: int = 0) -> None:
        began = perf_counter()
        work()
        worked = perf_counter()
        app.processEvents()
        whole = (perf_counter() - began) * 1000
        beside = f" (limit {limit})" if limit else ""
        print(f"{what:24} {(worked - began) * 1000:6.1f} ms{beside}, painted {whole:6.1f} ms")

    window = Window(Path(mkdtemp(prefix="backcompanion-bench-")))
    context, home = window.main.context, window.main.home
    shipped = list(context.library.exercises.values())
    many = {each.id: each for each in shipped}
    for n in range(EXERCISES - len(shipped)):
        exercise = shipped[n % len(shipped)]
        many[f"x-{n}"] = replace(exercise, id=f"x-{n}", name=f"{exercise.name} {n}")
    library = replace(context.library, exercises=many)
    both = [each.id for each in shipped if each.kind == "work" and each.sides != "one"]
    places = tuple(RoutineStep(both[n % len(both)], 15) for n in range(STEPS))
    routine = replace(context.shelf.main, id="", warm_up=(), round=places, cool_down=())
    pages: list[EditorPage] = []

    def open_editor() -> None:
        editor = RoutineEditor(routine, library.exercises, context.shelf.main)
        measure = home.routines().editor._measure
        pages.append(EditorPage(editor, library, window.main.figures, measure))
        home.show_beside(pages[-1])

    timed("to open", open_editor, 300)
    page = pages[0]
    for key in SEARCH:
        timed(f"search, {key!r}", lambda key=key: QTest.keyClicks(page.steps.search.field, key), 50)
    page.steps.show_steps()
    timed("select", lambda: page.editor.select(page.editor.spots[100]))
    timed("a number of the dose", lambda: page.dose.sets.setValue(3))
    timed("double", page.editor.double)
    timed("take out", page.editor.remove)
    timed("undo", page.editor.undo)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
