"""Files that are replaced in one step: whoever reads sees the old one or the new one, whole."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from errno import EEXIST
from pathlib import Path

# Of the target's name in the draft's: with what is added, no file system finds it too long.
_NAME_BYTES = 200


@contextmanager
def private_draft(target: Path) -> Iterator[Path]:
    """An empty file beside the target, gone afterwards unless it was moved. Raises OSError.

    Nobody else can read it, nor guess its name and lay something there before.
    """
    start = os.fsdecode(os.fsencode(target.name)[:_NAME_BYTES])
    draft = target.with_name(f".{start}.{os.urandom(8).hex()}.part")
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def replacing(target: Path, *, durable: bool = True) -> Iterator[Path]:
    """A `private_draft` that takes the target's place in the end. Raises OSError.

    A link is followed: what it points to is replaced. `durable`: the file and its name are on disk
    afterwards; for what can be made again at any time that is not worth the wait.
    """
    target = Path(os.path.realpath(target))
    with private_draft(target) as draft:
        yield draft
        if durable:
            sync_to_disk(draft)
        draft.replace(target)
        if durable:
            sync_to_disk(target.parent)


def move_to_free_name(draft: Path, target: Path) -> None:
    """Raises FileExistsError where there is something of that name, also if it came just now."""
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: as near as it can be had
        if os.path.lexists(target):
            raise FileExistsError(EEXIST, os.strerror(EEXIST), str(target)) from None
        draft.replace(target)


def write_atomically(
    target: Path, pieces: Iterable[str], *, durable: bool = True, errors: str = "strict"
) -> None:
    """The pieces one after another, in UTF-8, as `replacing` does it. Raises OSError."""
    with (
        replacing(target, durable=durable) as draft,
        draft.open("w", encoding="utf-8", errors=errors, newline="") as file,
    ):
        file.writelines(pieces)


def sync_to_disk(path: Path) -> None:
    """Makes sure that a file, or the names in a folder, are on disk. Raises OSError."""
    if path.is_dir() and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
