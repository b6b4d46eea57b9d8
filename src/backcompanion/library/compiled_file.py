"""Files that a build or a launch has compiled: where the shipped one lies, read and written."""

from pathlib import Path

PACKAGED_LIBRARY = Path(__file__).with_name("compiled.json")

_MAX_BYTES = 16 * 1024 * 1024


def read_bounded(file: Path) -> bytes:
    """Raises OSError where it is larger than what is compiled ever is."""
    with open(file, "rb", buffering=0) as source:  # noqa: PTH123 (at launch)
        content = source.read(_MAX_BYTES + 1)
    if content is None or len(content) > _MAX_BYTES:
        raise OSError(f"{file} is too large")
    return content


def write_compiled_file(target: Path, text: str) -> None:
    """In one step, and without a wait for the disk: it can be made again. Raises OSError."""
    from backcompanion.base.atomic_file import write_atomically

    target.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(target, (text,), durable=False)
