#!/usr/bin/env bash
# icalendar 7.3.2: a timedelta in a property that RFC 5545 itself does not define.
#
# Expected by analogy with TRIGGER and DURATION, which become -PT15M: that a timedelta is a duration
# everywhere. Seen: "X-" properties get Python's own text (X-PUBLISHED-TTL:6:00:00, which no calendar
# reads), and REFRESH-INTERVAL is a duration but lacks VALUE=DURATION, which RFC 7986, 5.7, requires.
# So a calendar that subscribes never learns how often to look. Hand over text for the one, and the
# parameter for the other.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check icalendar==7.3.2

"$folder/venv/bin/python" - <<'PYTHON' | tee "$folder/seen"
from datetime import timedelta

import icalendar

print("icalendar", icalendar.__version__)
calendar = icalendar.Calendar()
calendar.add("refresh-interval", timedelta(hours=6))
calendar.add("x-published-ttl", timedelta(hours=6))
calendar.add("x-our-own", timedelta(days=1, minutes=5))
alarm = icalendar.Alarm()
alarm.add("trigger", timedelta(minutes=-15))
calendar.add_component(alarm)
print(calendar.to_ical().decode().replace("\r\n", "\n"), end="")
PYTHON

diff - "$folder/seen" <<'SEEN'
icalendar 7.3.2
BEGIN:VCALENDAR
REFRESH-INTERVAL:PT6H
X-OUR-OWN:1 day, 0:05:00
X-PUBLISHED-TTL:6:00:00
BEGIN:VALARM
TRIGGER:-PT15M
END:VALARM
END:VCALENDAR
SEEN
echo "as stated"
