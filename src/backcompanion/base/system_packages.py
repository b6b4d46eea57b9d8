"""What a Linux has to bring, and the packages that bring it: resources/system-packages.txt."""

from collections.abc import Iterable

from backcompanion.base.dataclass import dataclass
from backcompanion.base.i18n import gettext as _
from backcompanion.base.paths import resources

FILE = "system-packages.txt"
NOWHERE = "-"


@dataclass(frozen=True, slots=True)
class Need:
    """`looked_for`: the name of a library, or one of the other things that the file explains."""

    purpose: str
    looked_for: str
    apt: str
    dnf: str


def needs(*purposes: str) -> tuple[Need, ...]:
    """What is needed for these purposes, or for all, in the order of the file."""
    lines = (resources() / FILE).read_text(encoding="utf-8").splitlines()
    all_of_them = (Need(*line.split()) for line in lines if line and not line.startswith("#"))
    return tuple(need for need in all_of_them if not purposes or need.purpose in purposes)


def apt_packages(of: Iterable[Need]) -> str:
    """Each package once, as one types them."""
    return _typed(need.apt for need in of)


def dnf_packages(of: Iterable[Need]) -> str:
    return _typed(need.dnf for need in of)


def install_commands(*purposes: str) -> str:
    """For a sentence: what to type for these purposes, whatever of it is there already."""
    wanted = needs(*purposes)
    return _("apt install {apt} (on Fedora: dnf install {dnf})").format(
        apt=apt_packages(wanted), dnf=dnf_packages(wanted)
    )


def _typed(names: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(name for name in names if name != NOWHERE))
