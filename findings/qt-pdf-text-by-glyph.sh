#!/usr/bin/env bash
# Qt 6.11.3 (PySide6-Essentials), QPdfWriter; Roboto as font-roboto 0.0.1 has it; read by pypdf 6.1.1.
#
# Expected: text that is selected or searched in a PDF is the text that was drawn. Seen: of a glyph
# that the font has for two characters, the PDF says the first of the two, whichever was drawn. So
# U+2206 (a difference) comes out as the Greek U+0394; with Inter, as this program ships it, ’ comes
# out as U+02BC, and a search for "Child’s" finds nothing. What the page looks like does not tell it:
# a test that reads the PDF has to know, and signs that matter want a glyph of their own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check setuptools wheel
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check --no-build-isolation \
  PySide6-Essentials==6.11.3 font-roboto==0.0.1 pypdf==6.1.1

cat >"$folder/draw.py" <<'PYTHON'
import sys
from pathlib import Path

import font_roboto
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QPainter, QPdfWriter
from pypdf import PdfReader

app = QGuiApplication(["draw"])
file = Path(font_roboto.__file__).parent / "files" / "Roboto-Regular.ttf"
QFontDatabase.addApplicationFont(str(file))
target = sys.argv[1]
writer = QPdfWriter(target)
painter = QPainter(writer)
font = QFont("Roboto")
font.setPixelSize(200)
painter.setFont(font)
painter.drawText(500, 1000, "difference \u2206, Greek \u0394")
painter.end()
print(ascii(PdfReader(target).pages[0].extract_text().strip()))
PYTHON
QT_QPA_PLATFORM=offscreen "$folder/venv/bin/python" "$folder/draw.py" "$folder/text.pdf" | tee "$folder/seen"

diff - "$folder/seen" <<'SEEN'
'difference \u0394, Greek \u0394'
SEEN
