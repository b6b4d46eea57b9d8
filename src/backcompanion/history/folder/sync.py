"""Writes what was changed here into the folder, and takes in what the others wrote there.

To be run in a thread, one run at a time: everything in it may wait for a disk.
"""

import sqlite3
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from backcompanion.base.errors import MachineError, reason_of
from backcompanion.base.i18n import gettext as _
from backcompanion.history import change_marks, reading
from backcompanion.history.connections import one_state
from backcompanion.history.folder import choice as choices
from backcompanion.history.folder.choice import FolderChoice
from backcompanion.history.folder.event import FORMAT, Subject
from backcompanion.history.folder.fold import Events, device_names, fold
from backcompanion.history.folder.folder_files import ENDING, FolderAwayError, look, read_files
from backcompanion.history.folder.local_changes import (
    EventWriter,
    FieldValues,
    LocalState,
    moment_text,
    read_local,
    short_hash,
    write_changes,
)
from backcompanion.history.folder.merge_events import Merged, WrittenChanges, merge_events
from backcompanion.history.folder.own_file_sync import (
    SeenFile,
    read_own_texts,
    write_file_changes,
)
from backcompanion.history.folder.own_log import OwnLog
from backcompanion.history.folder.person_sync import (
    SUBJECT as PERSON,
)
from backcompanion.history.folder.person_sync import (
    write_person,
)
from backcompanion.history.folder.status import running_elsewhere
from backcompanion.history.folder.sync_memory import SyncMemory
from backcompanion.history.folder.sync_report import SharedPerson, SyncReport
from backcompanion.history.folder.taking import (
    Before,
    note_seen,
    take_files,
    take_person,
    with_written,
)
from backcompanion.history.folder.write_again import lost_subjects, values_of, write_again
from backcompanion.history.rows import microseconds
from backcompanion.history.store import Store

_WRITE_SECONDS = 60.0


def sync(data: Path, store: Store, person: SharedPerson, *, thoroughly: bool = False) -> SyncReport:
    """Raises KnownError: FolderAwayError where the folder is not there; what was changed here is
    kept for it then. `thoroughly`: also where nothing seems to be new.
    """
    choice = choices.read_choice(data)
    if choice is None:
        raise MachineError(_("No folder is in use."))
    return _Run(data, store, person, choice).run(thoroughly=thoroughly)


class _Run:
    def __init__(
        self, data: Path, store: Store, person: SharedPerson, choice: FolderChoice
    ) -> None:
        self._data, self._store, self._person = data, store, person
        self._set_choice(choices.on_this_machine(choice), before=choice)
        self._folder = Path(self._choice.folder)
        self._memory = SyncMemory(data)
        self._problems: list[str] = []

    def _set_choice(self, choice: FolderChoice, before: FolderChoice | None = None) -> None:
        self._is_new_device = choice != before
        if self._is_new_device:
            choices.write_choice(self._data, choice)
        self._choice = choice
        own = self._data / choices.FOLDER / f"{choice.device}{ENDING}"
        self._log = OwnLog(own, choice.device)

    def run(self, *, thoroughly: bool) -> SyncReport:
        if not self._store.writer.flush(_WRITE_SECONDS) or self._store.writer.memory_copy:
            raise MachineError(_("The history cannot be written just now."))
        away: FolderAwayError | None = None
        there: dict[str, tuple[int, int]] = {}
        try:
            there = dict(look(self._folder))
            if not (there or thoroughly) and self._memory.was_published(self._choice.folder):
                raise FolderAwayError(
                    _("The folder {folder} is empty; is its disk in?").format(folder=self._folder)
                )
        except FolderAwayError as error:
            away = error
        state = self._memory.state(self._choice, there, self._store.version(), self._person.values)
        if not thoroughly and state == self._memory.read():
            if away is not None:
                raise away
            return SyncReport(is_new=False, running=self._memory.running())
        report, revision = self._read_and_write(there, away)
        is_settled = not (self._problems or report.files or report.settings or revision is None)
        # Own files as they lay there before they were read: what one saves meanwhile is news.
        after = {
            **self._memory.state(self._choice, there, revision or 0, self._person.values),
            "own": state["own"],
        }
        is_there = self._log.name in there
        published = self._choice.folder if is_there else ""
        self._memory.write(after if is_settled else None, published, report.running)
        if away is not None:
            raise away
        return report

    def _read_and_write(
        self, there: dict[str, tuple[int, int]], away: FolderAwayError | None
    ) -> tuple[SyncReport, int | None]:
        """And the history's revision, None where it was changed meanwhile."""
        local = self._local()
        if local.state is None:
            if self._log.path.exists():
                # What it wrote need not be in a history that knows nothing of it.
                self._set_choice(choices.as_new_device(self._choice))
            self._put(lambda c: change_marks.begin_anew(c, "joining"))
            local = self._local()
        has_file = self._is_new_device or self._log.path.exists()
        is_lost = local.state == "in use" and not has_file
        if is_lost and away is not None:
            raise away  # ours may be there
        events = Events()
        broken, cut = events.add_lines(self._log.lines()), []
        for file in read_files(self._folder, there):
            broken += events.add_lines(file.lines)
            if file.is_cut:
                cut.append(file.name)
        texts = read_own_texts(self._data)
        writer = EventWriter(events, self._choice.device, moment_text(self._store.now()))
        lost = lost_subjects(events, local) if is_lost else frozenset()
        self._write_device(writer, events)
        written = write_changes(writer, events, local, self._shareable, file_is_lost=not has_file)
        again = self._values_of(lost - written.keys())
        written |= write_again(writer, events, local, again, self._shareable)
        written |= write_file_changes(writer, events, local, texts, self._data, lost)
        person = self._shared_person()
        if person_token := write_person(writer, events, local, person, self._person.unsaid):
            written[PERSON] = person_token
        self._log.append(event.line for event in writer.written)
        written_there, rewritten = self._publish(there) if away is None else (0, False)
        names = device_names(events)
        before = Before(events, with_written(local.seen, written), local.content, texts, names)
        files, noted = take_files(self._data, before, written, self._problems)
        settings, seen_person = take_person(self._person, before, self._problems)
        changes = WrittenChanges(local.marks, written)
        merged, revision = self._merge(events, changes, noted, seen_person, local.revision)
        report = SyncReport(
            is_new=True,
            written=len(writer.written) if rewritten else written_there,
            merged=merged,
            files=files,
            settings=settings,
            problems=tuple(self._problems),
            rewritten=rewritten,
            cut=tuple(cut),
            broken=broken,
            names=names,
            running=running_elsewhere(events, self._choice.device, self._store.now(), names),
        )
        return report, revision

    def _values_of(self, subjects: Collection[Subject]) -> dict[Subject, FieldValues | None]:
        nothing: dict[Subject, FieldValues | None] = {}
        return self._store.query(lambda c: values_of(c, subjects), nothing) if subjects else nothing

    def _local(self) -> LocalState:
        def read(connection: sqlite3.Connection) -> LocalState:
            with one_state(connection):
                return read_local(connection)

        nothing = LocalState(None, {}, {}, {}, (), 0)
        return self._store.query(read, nothing)

    def _put(self, job: Callable[[sqlite3.Connection], None]) -> None:
        """Raises MachineError where it cannot be written."""
        future = self._store.writer.put(job)
        if not future.wait(_WRITE_SECONDS):
            if future.error is not None:
                raise future.error
            raise MachineError(_("The history cannot be written just now."))

    def _write_device(self, writer: EventWriter, events: Events) -> None:
        """The first line says who writes here."""
        subject = ("device", self._choice.device)
        if fold(events.by_subject.get(subject, ())).fields.get("name") != self._choice.name:
            count = len(events.by_subject.get(subject, ()))
            token = short_hash(*subject, self._choice.name, count)
            writer.write(token, "device", {"name": self._choice.name, "format": FORMAT})

    def _shareable(self, subject: Subject, value: Mapping[str, Any]) -> Mapping[str, Any]:
        if subject[0] == "session" and not self._choice.with_notes:
            return {name: value[name] for name in value if name != "note"}
        return value

    def _shared_person(self) -> dict[str, Any]:
        hidden = () if self._choice.with_remarks else ("remarks",)
        return {n: v for n, v in self._person.values.items() if n not in hidden}

    def _publish(self, there: dict[str, tuple[int, int]]) -> tuple[int, bool]:
        """How many lines came to the shared file, and whether it was written again for that."""
        target = self._folder / self._log.name
        try:
            lacking = self._log.unpublished(self._folder)
            rewritten = self._log.publish(self._folder)
            held = target.stat()
            there[self._log.name] = (held.st_size, held.st_mtime_ns)
        except OSError as error:
            self._problems.append(
                _("{file} cannot be written ({reason}). It is tried again.").format(
                    file=target, reason=reason_of(error)
                )
            )
            return 0, False
        return lacking, rewritten

    def _merge(
        self,
        events: Events,
        changes: WrittenChanges,
        noted: list[SeenFile],
        seen_person: frozenset[str],
        read_at: int,
    ) -> tuple[Merged, int | None]:
        now_us = microseconds(self._store.now())
        done: list[tuple[Merged, int | None]] = []

        def merge(connection: sqlite3.Connection) -> None:
            is_as_read = reading.revision(connection) == read_at
            merged = merge_events(connection, events, changes, now_us)
            for each in noted:
                note_seen(connection, each.subject, each.ids, each.content)
            if seen_person:
                note_seen(connection, PERSON, seen_person, None)
            done.append((merged, reading.revision(connection) if is_as_read else None))

        self._put(merge)
        merged = done[-1][0]
        ids = {key: value for (kind, key), value in merged.after.items() if kind == "session"}
        self._store.take_note(
            there=(key for key in ids if ids[key] is not None),
            gone=(key for key in ids if ids[key] is None),
        )
        return done[-1]
