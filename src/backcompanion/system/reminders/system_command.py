"""Runs one of the system's own commands."""

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence

from backcompanion.base.errors import MachineError
from backcompanion.base.i18n import gettext as _

TIMEOUT_SECONDS = 20.0

RunCommand = Callable[[Sequence[str]], None]
"""Raises MachineError, with a sentence, where the command is not there or does not do it."""


def run_command(arguments: Sequence[str]) -> None:
    """Waits for its end, TIMEOUT_SECONDS at most. Raises MachineError."""
    try:
        subprocess.run(  # noqa: S603 - our own words alone
            list(arguments), check=True, capture_output=True, timeout=TIMEOUT_SECONDS, text=True
        )
    except FileNotFoundError as error:
        raise MachineError(_("{program} is not there.").format(program=arguments[0])) from error
    except subprocess.CalledProcessError as error:
        lines = (error.stderr or error.stdout or "").strip().splitlines()
        raise MachineError(lines[-1] if lines else f"{arguments[0]}: {error.returncode}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MachineError(str(error)) from error


def start_apart(arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """Starts what lives on when this process ends, with so much more in its environment."""
    subprocess.Popen(  # noqa: S603 - our own words alone
        list(arguments), env={**os.environ, **environment}, start_new_session=True
    )
