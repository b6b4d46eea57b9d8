"""Routines, exercises and motions of one's own: files here, whole texts in events.

Where two computers have changed one at the same time, the later stays what it is, and the other
lies beside it under the name of its device.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from backcompanion.base.atomic_file import write_atomically
from backcompanion.base.dataclass import dataclass
from backcompanion.history.exchange.archive import MAX_SMALL, is_own_name
from backcompanion.history.folder.event import Event, Subject
from backcompanion.history.folder.event_fields import FILE_KINDS
from backcompanion.history.folder.fold import Events, Rival, fold
from backcompanion.history.folder.local_changes import (
    EventWriter,
    LocalState,
    short_hash,
)

_NAME_LINE = re.compile(r'^(name\s*=\s*")((?:[^"\\\n]|\\.)*)(")', re.MULTILINE)
_ID_LINE = re.compile(r'^(id\s*=\s*")([^"\\\n]*)(")', re.MULTILINE)
_LONGEST_SLUG = 20
# Before the hash of a file that nobody has written, and that lies beside another.
_COPY = "~"


@dataclass(frozen=True, slots=True)
class FileChange:
    """`text` None: it goes. `present`: the hash of what lies there, "" where there is none."""

    subject: Subject
    text: str | None
    present: str


@dataclass(frozen=True, slots=True)
class SeenFile:
    """What stands here from now on, to be noted with the rest."""

    subject: Subject
    ids: frozenset[str]
    content: str


def read_own_texts(data: Path) -> dict[Subject, str]:
    """Those that can travel: text, of a name that every system knows, and not too large."""
    texts = {}
    for kind, folder in FILE_KINDS.items():
        with suppress(OSError):
            for path in sorted((data / folder).glob("*.toml")):
                if is_own_name(f"{folder}/{path.name}") and path.stat().st_size <= MAX_SMALL:
                    with suppress(UnicodeDecodeError):
                        texts[kind, path.name] = path.read_bytes().decode("utf-8")
    return texts


def content_hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def content_hash_or_none(text: str | None) -> str:
    """Empty where there is none."""
    return "" if text is None else content_hash(text)


def write_file_changes(
    writer: EventWriter,
    events: Events,
    local: LocalState,
    texts: Mapping[Subject, str],
    data: Path,
    lost: Collection[Subject] = (),
) -> dict[Subject, str]:
    """As `write_changes`, of what was saved or removed here, whoever did it. `lost`: what has to be
    written again.
    """
    done: dict[Subject, str] = {}
    for subject in sorted({*texts, *(s for s in local.content if s[0] in FILE_KINDS)}):
        kind, name = subject
        text = texts.get(subject)
        held = local.content.get(subject, "").lstrip(_COPY)
        if content_hash_or_none(text) == held and subject not in lost:
            continue
        if text is None and not (data / FILE_KINDS[kind]).is_dir():
            continue  # all of them are gone, and not this one
        seen = local.seen.get(subject, frozenset())
        there, _others = _text_of(events.by_subject.get(subject, ()))
        if there == text and subject in events.by_subject:
            continue
        if not seen and subject in events.by_subject:
            # Here and in the folder, and neither knows of the other.
            if local.state == ("back" if there is not None else "joining"):
                continue
        elif text is None and not seen:
            continue
        over = {"over": {"text": sorted(seen)}} if seen else {}
        token = short_hash(kind, name, sorted(seen), text, held)
        if writer.write(token, kind, {"file": name, "text": text, **over}):
            done[subject] = token
    return done


def file_changes(
    events: Events,
    seen: Mapping[Subject, frozenset[str]],
    content: Mapping[Subject, str],
    texts: Mapping[Subject, str],
    names: Mapping[str, str],
) -> tuple[list[FileChange], list[SeenFile]]:
    """What is to be written here, and what is to be noted once it is. `seen`, `content`: as noted;
    `names`: of the devices.
    """
    changes, noted = [], []
    for subject, (text, ids, mark) in _wanted(events, content, names).items():
        if ids <= seen.get(subject, frozenset()) and mark != "gone":
            continue
        ours = texts.get(subject)
        if text != ours:
            changes.append(FileChange(subject, text, content_hash_or_none(ours)))
        held = (_COPY if mark == "copy" else "") + content_hash_or_none(text)
        if mark != "gone":  # or it would not come again
            ids = ids | seen.get(subject, frozenset())
        noted.append(SeenFile(subject, ids, held))
    return changes, noted


def _wanted(
    events: Events, content: Mapping[Subject, str], names: Mapping[str, str]
) -> dict[Subject, tuple[str | None, frozenset[str], str]]:
    """By file, what is to be in it and because of which events. Marked "copy" where it lies beside
    another for now, "gone" where it did.
    """
    copies: dict[Subject, tuple[str | None, frozenset[str], str]] = {}
    wanted: dict[Subject, tuple[str | None, frozenset[str], str]] = {}
    for subject in [s for s in events.by_subject if s[0] in FILE_KINDS]:
        of_subject = events.by_subject[subject]
        text, rivals = _text_of(of_subject)
        if not (ids := fold(of_subject).ids):
            continue
        wanted[subject] = text, ids, ""
        for rival in rivals:
            copy = _copy_of(subject, rival.event, rival.value, names)
            if copy is not None and copy[0] not in events.by_subject:
                copies[copy[0]] = copy[1], frozenset({rival.event.id}), "copy"
    for subject, held in content.items():
        if held.startswith(_COPY) and subject not in copies and subject not in wanted:
            copies[subject] = None, frozenset(), "gone"
    return {**copies, **wanted}


def _text_of(events: Iterable[Event]) -> tuple[str | None, tuple[Rival, ...]]:
    """What lies there, and what others have made of it meanwhile. Who removes a file takes away
    what they knew of it, and nothing that was written at the same time.
    """
    folded = fold(events)
    if not (heads := folded.heads.get("text")):
        return None, ()
    rivals = {rival.event.id: rival for rival in folded.rivals}
    standing = rivals.pop(heads[0], None)
    text = standing.value if standing else folded.fields["text"]
    return text, tuple(rival for rival in rivals.values() if rival.value != text)


def _copy_of(
    subject: Subject, event: Event, text: str, names: Mapping[str, str]
) -> tuple[Subject, str] | None:
    kind, file = subject
    name = names.get(event.device, event.device[:4])
    slug = "-".join(re.findall(r"[a-z0-9]+", name.casefold()))[:_LONGEST_SLUG] or event.device[:4]
    stem = f"{Path(file).stem[:60]}-{slug}"
    if not is_own_name(f"{FILE_KINDS[kind]}/{stem}.toml"):
        return None
    shown = name.replace("\\", "").replace('"', "")
    text = _ID_LINE.sub(rf"\g<1>{stem}\g<3>", text, count=1)
    text = _NAME_LINE.sub(lambda m: f"{m[1]}{m[2]} ({shown}){m[3]}", text, count=1)
    return (kind, f"{stem}.toml"), text


def write_files(data: Path, changes: Iterable[FileChange]) -> set[Subject]:
    """Those that could not be, as somebody is at them just now. Raises OSError."""
    left = set()
    for change in changes:
        kind, name = change.subject
        path = data / FILE_KINDS[kind] / name
        present = ""
        with suppress(FileNotFoundError, UnicodeDecodeError):
            present = content_hash(path.read_bytes().decode("utf-8"))
        if present != change.present:
            left.add(change.subject)
        elif change.text is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_atomically(path, (change.text,))
    return left
