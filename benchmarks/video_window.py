"""A video in a window of Chromium's: `python -m benchmarks.video_window FILE`, or `record FILE`.

The Chromium is Qt's own, QtWebEngine, which comes with PySide6's Addons. It makes the video as
well: 1280 × 720, 30 frames a second, VP8, someone moving in front of a still room.
"""

import os
import sys
from base64 import b64decode
from pathlib import Path

os.environ.setdefault(
    "QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox --autoplay-policy=no-user-gesture-required"
)

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWebEngineCore import QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

PAGE = """<!doctype html><body style="margin:0;background:#000">
<video src="{url}" width="1280" height="720" autoplay loop muted></video>"""
# Noise stands for what a camera sees of a still room; limbs swing before it.
RECORD = """<!doctype html><body><canvas id=c width=1280 height=720></canvas><script>
const c = document.getElementById('c'), g = c.getContext('2d');
const room = document.createElement('canvas');
room.width = 1280; room.height = 720;
const r = room.getContext('2d'), noise = r.createImageData(1280, 720);
for (let i = 0; i < noise.data.length; i += 4) {
  const v = 150 + 40 * Math.sin(i / 9000) + 16 * Math.random();
  noise.data[i] = v; noise.data[i+1] = v - 8; noise.data[i+2] = v - 20; noise.data[i+3] = 255; }
r.putImageData(noise, 0, 0);
const start = performance.now();
function limb(x, y, a, b, w) { g.lineWidth = w; g.beginPath(); g.moveTo(x, y);
  const kx = x + 130 * Math.sin(a), ky = y + 130 * Math.cos(a);
  g.lineTo(kx, ky); g.lineTo(kx + 130 * Math.sin(b), ky + 130 * Math.cos(b)); g.stroke(); }
function draw() {
  const t = (performance.now() - start) / 1000, s = Math.sin(t * 3);
  g.drawImage(room, 0, 0);
  g.lineCap = 'round'; g.strokeStyle = '#345'; limb(640, 400, 0.7 * s, 0.7 * s - 0.4, 60);
  limb(640, 400, -0.7 * s, -0.7 * s - 0.4, 60);
  g.strokeStyle = '#c86'; limb(640, 200, -0.8 * s, 0.5 - 0.8 * s, 40);
  g.strokeStyle = '#688'; g.lineWidth = 110; g.beginPath();
  g.moveTo(640, 210); g.lineTo(640, 390); g.stroke();
  g.strokeStyle = '#c86'; limb(640, 200, 0.8 * s, 0.5 + 0.8 * s, 40);
  g.fillStyle = '#c86'; g.beginPath(); g.arc(640 + 4 * s, 110, 52, 0, 7); g.fill();
}
setInterval(draw, 1000 / 30);
const parts = [], m = new MediaRecorder(c.captureStream(30),
  {mimeType: 'video/webm;codecs=vp8', videoBitsPerSecond: 2500000});
m.ondataavailable = e => parts.push(e.data);
m.onstop = () => { const f = new FileReader();
  f.onload = () => { window.made = f.result.split(',')[1]; document.title = 'made'; };
  f.readAsDataURL(new Blob(parts)); };
m.start(); setTimeout(() => m.stop(), 8000);
</script>"""


def main(arguments: list[str]) -> int:
    app = QApplication(sys.argv[:1])
    view = QWebEngineView()
    view.setGeometry(1280, 0, 1280, 800)
    view.settings().setAttribute(QWebEngineSettings.WebAttribute.PlaybackRequiresUserGesture, False)
    view.settings().setAttribute(
        QWebEngineSettings.WebAttribute.LocalContentCanAccessFileUrls, True
    )
    view.show()
    if arguments[0] == "record":
        path = Path(arguments[1])

        def keep(text: str) -> None:
            path.write_bytes(b64decode(text))
            app.quit()

        def on_title(title: str) -> None:
            if title == "made":
                view.page().runJavaScript("window.made", keep)

        view.titleChanged.connect(on_title)
        view.setHtml(RECORD)
        QTimer.singleShot(60_000, app.quit)
    else:
        video = Path(arguments[0]).resolve()
        page = video.with_suffix(".html")
        page.write_text(PAGE.format(url=video.name))
        view.setUrl(QUrl.fromLocalFile(str(page)))
        QTimer.singleShot(3000, lambda: print("shown", flush=True))
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
