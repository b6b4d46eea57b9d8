"""Every sentence on what was kept, lost, new or missing, against what a plain comparison of two
lists counts: of going back to a backup, of an import, of mending, and of a disk that came back.
"""

import random
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from backcompanion.history.database import FILE_NAME
from backcompanion.history.exchange.import_export import import_history, preview_import
from backcompanion.history.exchange.json_text import serialize
from backcompanion.history.safety.backups import back_up
from backcompanion.history.safety.contents import contents
from backcompanion.history.safety.opening import repair
from backcompanion.history.safety.restoring import restore
from backcompanion.history.store import Store
from backcompanion.training.session.record import History, SessionRecord
from support.histories import EVENING, session, step
from support.moments import NOW, fixed_now

Records = Mapping[str, SessionRecord]
_MOST = 7


@dataclass
class CountedFigures:
    sentences: int = 0
    failures: list[str] = field(default_factory=list)

    def compare(self, message: str, wanted: str) -> None:
        self.sentences += 1
        if message != wanted:
            self.failures.append(f"said {message!r}, counted {wanted!r}")


def count_many(root: Path, times: int, seed: int) -> CountedFigures:
    figures = CountedFigures()
    for n in range(times):
        chance = random.Random(f"{seed}-{n}")
        folder = root / f"{n}"
        try:
            _of_a_backup(chance, folder / "a", figures)
            _of_an_import(chance, folder / "b", figures)
            _of_mending(chance, folder / "c", figures)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a failure
            figures.failures.append(f"{seed}-{n}: {type(error).__name__}: {str(error)[:300]}")
        shutil.rmtree(folder, ignore_errors=True)
    return figures


def _some(chance: random.Random) -> dict[str, SessionRecord]:
    ids = chance.sample(range(_MOST), chance.randrange(_MOST + 1))
    return {f"id {n}": _record(n) for n in sorted(ids)}


def _record(n: int) -> SessionRecord:
    steps = (step("one", load_kg=5.0), step("two"))
    return session(f"id {n}", EVENING + timedelta(days=n), steps=steps)


def _changed(chance: random.Random, record: SessionRecord) -> SessionRecord:
    if chance.random() < 0.5:
        return replace(record, note="another")
    first, *rest = record.steps
    return replace(record, steps=(replace(first, load_kg=9.5), *rest))


def _store_with(folder: Path, records: Records) -> Store:
    store = Store.open(folder, now=fixed_now)
    for record in records.values():
        store.add(record)
    assert store.writer.flush(60)
    return store


def _change(store: Store, before: Records, after: Records) -> None:
    for id_ in before.keys() - after.keys():
        store.delete(id_)
    for id_, record in after.items():
        if id_ not in before:
            store.add(record)
        elif record != before[id_]:
            store.edit(record)
    assert store.writer.flush(60)


def _of_a_backup(chance: random.Random, folder: Path, figures: CountedFigures) -> None:
    theirs = _some(chance)
    ours = {id_: r for id_, r in theirs.items() if chance.random() < 0.7}
    ours = {i: _changed(chance, r) if chance.random() < 0.3 else r for i, r in ours.items()}
    ours |= {i: r for i, r in _some(chance).items() if i not in theirs}
    goals = chance.randrange(3)
    store = _store_with(folder, theirs)
    backup = back_up(store.path, "import", NOW)
    assert backup is not None
    _change(store, theirs, ours)
    for n in range(goals):
        assert store.set_goal(EVENING.date() + timedelta(days=n), 2).wait(60)
    counted = {
        "lost": len(ours.keys() - theirs.keys()),
        "back": len(theirs.keys() - ours.keys()),
        "changed": len([i for i in ours.keys() & theirs.keys() if ours[i] != theirs[i]]),
        "goals": goals,
    }
    figures.compare(contents(backup.path, store.path).summary(), _promise(theirs, counted))
    restored = restore(folder, backup.path, NOW)
    figures.compare(restored.contents.summary(done=True), _promise(theirs, counted, done=True))
    there = {record.id: record for record in store.read(steps=True).sessions}
    figures.compare(str(sorted(there)), str(sorted(theirs)))
    assert store.close(60)


def _promise(theirs: Records, counted: Mapping[str, int], *, done: bool = False) -> str:
    days = sorted(record.local_date.isoformat() for record in theirs.values())
    held = f"{len(theirs)} session{'' if len(theirs) == 1 else 's'}"
    if days:
        held += f" ({days[0]} to {days[-1]})"
    words = {
        "lost": ("would be lost", "lost"),
        "back": ("would come back", "came back"),
        "changed": ("would be as they were", "as they were"),
    }
    changes = [f"{counted[name]} {words[name][done]}" for name in words if counted[name]]
    if counted["goals"]:
        kept = "as they were" if done else "would be as they were"
        changes.append(f"{counted['goals']} of goals, breaks and plan {kept}")
    return f"{held}: {', '.join(changes) or ('nothing lost' if done else 'nothing would be lost')}"


def _of_an_import(chance: random.Random, folder: Path, figures: CountedFigures) -> None:
    ours = _some(chance)
    theirs = {i: _changed(chance, r) if chance.random() < 0.4 else r for i, r in ours.items()}
    theirs = {i: r for i, r in theirs.items() if chance.random() < 0.8} | {
        i: r for i, r in _some(chance).items() if i not in ours
    }
    store = _store_with(folder, ours)
    file = folder / "in.json"
    file.write_text("".join(serialize(History(tuple(theirs.values())))), encoding="utf-8")
    new = len(theirs.keys() - ours.keys())
    other = len([i for i in ours.keys() & theirs.keys() if ours[i] != theirs[i]])
    wanted = (
        f"Sessions: {new} new, {len(theirs) - new - other} already there, {other} different from"
        " ours (ours stand), 0 refused."
    )
    figures.compare(preview_import(store, file).summary()[0], wanted)
    figures.compare(import_history(store, file).summary()[0], wanted)
    there = {record.id for record in store.read().sessions}
    figures.compare(str(sorted(there)), str(sorted(ours.keys() | theirs.keys())))
    assert store.close(60)


def _of_mending(chance: random.Random, folder: Path, figures: CountedFigures) -> None:
    """The history is damaged or gone; a backup has some of it."""
    backed_up = _some(chance)
    store = _store_with(folder, backed_up)
    backup = back_up(store.path, "import", NOW)
    assert backup is not None
    missed = _some(chance)
    _change(store, backed_up, {**backed_up, **missed})
    known = len(store.read().sessions)
    assert store.close(60)
    (folder / FILE_NAME).unlink()
    message = repair(folder, NOW)
    kept, day = len(backed_up), backup.made_at.date()
    figures.compare(
        message,
        f"The history was missing. {kept} session{' was' if kept == 1 else 's were'} kept,"
        f" {kept} of them from the backup of {day}.",
    )
    figures.compare(str(store.count_missing()), str(known - kept))
