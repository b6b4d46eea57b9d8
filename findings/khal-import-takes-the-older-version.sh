#!/usr/bin/env bash
# khal 0.14.1: an imported event replaces the one with its UID, whichever is the newer.
#
# Expected (RFC 5545, 3.8.7.4): of two versions of an event the one with the higher SEQUENCE stands.
# Seen: the one imported last does, also where it is older; what was put off comes back to its old
# day. Called off (METHOD:CANCEL, STATUS:CANCELLED) it is not taken out but listed with a mark. So a
# program that writes a plan cannot correct an earlier file by its numbers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check khal==0.14.1
mkdir "$folder/calendar"
cat >"$folder/config" <<CONFIG
[calendars]
[[plan]]
path = $folder/calendar
[sqlite]
path = $folder/khal.db
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = UTC
default_timezone = UTC
CONFIG

# event FILE DAY SEQUENCE [METHOD STATUS]
event() {
    printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:finding "METHOD:${4:-PUBLISH}" BEGIN:VEVENT \
        UID:back-workout DTSTAMP:20260101T000000Z "SEQUENCE:$3" "DTSTART:$2T080000Z" \
        "DTEND:$2T082500Z" "SUMMARY:Version $3" "STATUS:${5:-CONFIRMED}" END:VEVENT END:VCALENDAR >"$1"
}
khal() { "$folder/venv/bin/khal" -c "$folder/config" "$@"; }
shown() {
    echo "imported $1"
    khal import --batch -a plan "$folder/$1"
    khal list --format '{start-long} {title}{cancelled}' --day-format '' 2026-01-01 30d | grep .
}

event "$folder/first.ics" 20260105 0
event "$folder/put-off.ics" 20260106 1
event "$folder/called-off.ics" 20260106 2 CANCEL CANCELLED
{
    khal --version
    for file in first.ics put-off.ics first.ics called-off.ics; do shown "$file"; done
} | tee "$folder/seen"

diff - "$folder/seen" <<'SEEN'
khal, version 0.14.1
imported first.ics
2026-01-05 08:00 Version 0
imported put-off.ics
2026-01-06 08:00 Version 1
imported first.ics
2026-01-05 08:00 Version 0
imported called-off.ics
2026-01-06 08:00 Version 2CANCELLED 
SEEN
