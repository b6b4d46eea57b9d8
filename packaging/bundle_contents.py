"""What goes into a bundle, of all that PyInstaller finds, and what stays away."""

from collections.abc import Iterable
from pathlib import PurePath

Entry = tuple[str, str, str]
"""Where it lies in the bundle, where it comes from, and what PyInstaller calls its kind."""

# Of Qt comes along what tones, a voice and the window need; what else it knows of stays away.
UNWANTED_FILES = (
    "Qt6Quick", "Qt6Qml", "Qt63D", "Qt6WebEngine", "Qt6Pdf", "Qt6VirtualKeyboard", "Qt6Charts",
    "Qt6DataVisualization", "Qt6Designer", "Qt6ShaderTools", "Qt6SpatialAudio", "Qt6Positioning",
    "avcodec", "avformat", "avutil", "swscale", "swresample", "ffmpegmediaplugin",
    "gstreamermediaplugin", "qtvirtualkeyboard", "libgtk-3", "libgdk-3", "qgtk3", "libcairo",
    "libgcrypt", "libqpdf", "libqtiff", "libqtga", "libqwbmp", "libqicns", "libqgif",
    "plugins/sqldrivers", "plugins/qmltooling", "plugins/position", "plugins/tls",
    "plugins/networkinformation", "plugins/generic", "plugins/egldeviceintegrations",
    "qtexttospeech_mock", "libqvnc", "libqlinuxfb", "libqeglfs", "libqminimalegl",
    "libqvkkhrdisplay", "opengl32sw", "PySide6/QtTest", "PySide6/QtOpenGL", "charset_normalizer",
    "pyqtgraph/icons/peegee", "numpy/random", ".dist-info/licenses/numpy",
)  # fmt: skip
# What every desktop has, and has to have in its own version: the drivers of its graphics card load
# them too, and fail with older ones (AppImage's list of what no bundle takes along).
SYSTEM_LIBRARIES = (
    "libstdc++.so", "libgcc_s.so", "libX11.so", "libX11-xcb.so", "libxcb.so", "libfontconfig.so",
    "libfreetype.so", "libexpat.so", "libz.so", "libgpg-error.so", "libcom_err.so", "libuuid.so",
)  # fmt: skip
EXCLUDED_MODULES = [
    *("ssl", "_ssl", "_hashlib", "tkinter", "unittest", "curses", "_curses", "readline"),
    *(
        "PIL",
        "matplotlib",
        "IPython",
        "setuptools",
        "pip",
        "babel",
        "xmlrpc",
        "lib2to3",
        "distutils",
    ),
    *("_codecs_jp", "_codecs_kr", "_codecs_cn", "_codecs_tw", "_codecs_hk", "_codecs_iso2022"),
    *("charset_normalizer", "pytest", "hypothesis", "scipy", "h5py", "OpenGL", "colorcet", "cupy"),
    *("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtTest"),
]
# Found beside what is imported, and imported by nobody here.
UNWANTED_MODULES = (
    *("numpy.f2py", "numpy.random", "numpy.polynomial"),
    *("pyqtgraph.flowchart", "pyqtgraph.examples", "pyqtgraph.opengl", "pyqtgraph.jupyter"),
    "psutil",
)


def is_wanted(name: str, languages: Iterable[str]) -> bool:
    """Of Qt's own translations, those of the languages that the program has."""
    name = name.replace("\\", "/")
    if "/translations/" in name:
        return any(f"_{language}." in name for language in languages)
    return not any(each in name for each in UNWANTED_FILES)


def is_wanted_module(name: str) -> bool:
    return not any(name == each or name.startswith(f"{each}.") for each in UNWANTED_MODULES)


def closure(binaries: list[Entry]) -> list[Entry]:
    """Without the libraries that came along for what has been left out: kept is what Python or Qt
    loads by itself (its modules, Qt's plugins, what ctypes was told), and what these need.
    """
    from PyInstaller.depend.bindepend import get_imports  # type: ignore[import-untyped,import-not-found,unused-ignore]

    by_name = {PurePath(name).name: source for name, source, _kind in binaries}
    wanted = {PurePath(name).name for name, _source, kind in binaries if _is_loaded(name, kind)}
    unread = list(wanted)
    while unread:
        source = by_name.get(unread.pop())
        if source is None:
            continue
        for needed, _path in get_imports(source):
            if PurePath(needed).name not in wanted:
                wanted.add(PurePath(needed).name)
                unread.append(PurePath(needed).name)
    return [
        each
        for each in binaries
        if PurePath(each[0]).name in wanted
        and not PurePath(each[0]).name.startswith(SYSTEM_LIBRARIES)
    ]


def without_loose_links(entries: list[Entry], kept: list[Entry]) -> list[Entry]:
    """Without the links to libraries that are not among what is `kept`."""
    names = {PurePath(name).name for name, _source, kind in kept if kind != "SYMLINK"}
    return [each for each in entries if each[2] != "SYMLINK" or PurePath(each[1]).name in names]


def may_be_stripped(name: str) -> bool:
    """Of numpy's libraries `strip` makes files that are not loaded any more ("ELF load command
    address/offset not page-aligned"): auditwheel has moved their parts.
    """
    return not name.startswith("numpy")


def _is_loaded(name: str, kind: str) -> bool:
    return (
        kind == "EXTENSION"
        or "/plugins/" in name
        or PurePath(name).name.startswith(("libpython", "libpulse.so", "libwayland-client.so"))
    )
