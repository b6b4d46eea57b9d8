"""What can be said on the command line, as a value."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from backcompanion.base.dataclass import dataclass
from backcompanion.base.errors import KnownError
from backcompanion.base.i18n import gettext as _

if TYPE_CHECKING:
    import argparse

    from backcompanion.training.exercise.terms import Equipment, Level, Remark


@dataclass(frozen=True, slots=True)
class Arguments:
    """`command` empty: the window. `file`: of open (none given: the window alone), export, import,
    backup and restore (none given: a list); `out`: of demo; `take_theirs`: of import; `preview`:
    of restore. `coaching`: of check, the id of the routine whose cues are checked (`fitted`: as
    fitted into so many minutes), empty where the machine is. `action`: of routine and
    folder. `id` and what follows: of routine; None as the settings have it. `from_`, `to`: of stats
    and report. `routine`: of stats, an id.
    """

    data_dir: Path | None = None
    speed: float = 1.0
    debug: bool = False
    command: str = ""
    json: bool = False
    today: date | None = None
    from_: date | None = None
    to: date | None = None
    file: Path = Path()
    files: tuple[Path, ...] = ()
    out: Path = Path("build/demo")
    sound: bool = False
    take_theirs: bool = False
    with_notes: bool = False
    with_remarks: bool = False
    preview: bool = False
    coaching: str = ""
    fitted: bool = False
    action: str = ""
    id: str = ""
    routine: str = ""
    name: str = ""
    cues: bool = False
    voice: str = ""
    level: "Level | None" = None
    rounds: int | None = None
    minutes: int | None = None
    pace: int | None = None
    no_warm_up: bool = False
    equipment: "frozenset[Equipment] | None" = None
    remarks: "frozenset[Remark] | None" = None


def parse(argv: Sequence[str]) -> Arguments:
    """Raises KnownError on wrong usage, SystemExit after --help and --version."""
    match [*argv]:  # as an icon or whoever keeps it apart starts it: argparse takes a launch 4 ms
        case []:
            return Arguments()
        case ["--data-dir", folder] if folder and not folder.startswith("-"):
            return Arguments(data_dir=Path(folder))
    from backcompanion.cli.option_parser import create_parser

    namespace = vars(_parse_options(argv) or create_parser().parse_args(argv))
    given = {name: value for name, value in namespace.items() if value is not None}
    if "files" in given:
        given["files"] = tuple(given["files"])
    arguments = Arguments(**given)
    if "speed" in given and arguments.data_dir is None:
        raise KnownError(
            _("--speed works only together with --data-dir, so that a rehearsal stays apart.")
        )
    if arguments.fitted and not arguments.coaching:
        raise KnownError(_("--fitted works only together with --coaching."))
    if arguments.from_ and arguments.to and arguments.from_ > arguments.to:
        raise KnownError(
            _("--from {first} is after --to {last}.").format(
                first=arguments.from_, last=arguments.to
            )
        )
    return arguments


def _parse_options(argv: Sequence[str]) -> "argparse.Namespace | None":
    """None where there is more than options for the window, or one of them is wrong.

    All the commands that there are take a launch 3 ms.
    """
    import argparse

    from backcompanion.cli.option_parser import common_options

    try:
        namespace, more = common_options().parse_known_args(argv)
    except argparse.ArgumentError:
        return None
    return None if more else namespace
