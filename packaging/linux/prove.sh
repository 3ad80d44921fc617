#!/usr/bin/env bash
# Proves a .deb on a fresh Debian: prove.sh DEB [SUITE [FOLDER]]
#
# Installs it in a new chroot, starts it for the first time as an ordinary user by a double click on a
# plan, tells how long the figures take, has it test itself, exports the budget from its window and
# from its command line, takes pictures (with a clock), and removes it without a trace.
# Needs root, debootstrap, and the packages of this system's own mirror. Pictures and budgets end up
# in FOLDER (build/proof). Look at the pictures. BASE=ARCHIVE keeps the bootstrapped system for the next time.
set -euo pipefail
cd "$(dirname "$0")/../.."
deb=$(realpath "$1") suite=${2:-bookworm} out=$(realpath -m "${3:-build/proof}")
root=$(mktemp -d "${TMPDIR:-/tmp}/tarife-proof.XXXXXX")
chmod 755 "$root"
mirror=$(grep -rhoE '\bhttps?://[^ ]+/debian/?( |$)' /etc/apt/sources.list* 2>/dev/null | head -1 || true)
tools=(dbus-x11 imagemagick libglib2.0-bin openbox pcmanfm procps x11-apps x11-utils xauth xdg-utils xdotool xvfb)
plan="Kasım planı.tarife"

say() { printf '\n== %s\n' "$*"; }
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as_user() { inside setpriv --reuid planner --regid planner --init-groups env HOME=/home/planner DISPLAY=:98 XDG_RUNTIME_DIR=/tmp/run "$@"; }
picture() { as_user import -window root "/tmp/$1.png" && cp "$root/tmp/$1.png" "$out/"; }
# Every file but those of the user, of the package manager's books and of running programs.
files() { (cd "$root" && find . -xdev \( -path ./home -o -path ./proc -o -path ./tmp -o -path ./var/cache -o -path ./var/lib/apt -o -path ./var/lib/dpkg -o -path ./var/log -o -path ./root \) -prune -o -print) | sort; }
# Waits until a command succeeds.
until_() { local at; for at in $(seq 900); do "$@" >/dev/null 2>&1 && return 0; sleep 0.5; done; echo "never: $*"; picture failed || true; return 1; }
clean() {
  for pid in $(ls -d /proc/[0-9]*); do
    [ "$(readlink "$pid/root" 2>/dev/null)" = "$root" ] && kill -9 "${pid#/proc/}" 2>/dev/null || true
  done
  sleep 1; umount "$root/dev/pts" "$root/proc" 2>/dev/null || true; rm -rf --one-file-system "$root"
}
trap clean EXIT
mkdir -p "$out"

say "a fresh Debian: $suite"
if [ -s "${BASE:-}" ]; then
  tar -xf "$BASE" -C "$root"
else
  debootstrap --variant=minbase "$suite" "$root" ${mirror:+"$mirror"} >"$out/debootstrap.log"
  [ -z "${BASE:-}" ] || tar -cf "$BASE" -C "$root" .
fi
cp /etc/ssl/certs/ca-certificates.crt "$root/tmp/" && mount -t proc proc "$root/proc" && mount --bind /dev/pts "$root/dev/pts"
inside apt-get -q update >"$out/apt.log" && inside apt-get -qy install --no-install-recommends "${tools[@]}" >>"$out/apt.log"
inside useradd -m planner
install -d -m 1777 "$root/tmp/.X11-unix" && as_user mkdir -p /tmp/run
files >"$out/before.txt"

say "apt install ./$(basename "$deb")"
cp "$deb" "$root/tmp/tarife.deb"
time inside apt-get -qy install /tmp/tarife.deb >>"$out/apt.log"
inside dpkg-query -W -f '${Package} ${Version} ${Status}, ${Installed-Size} KiB\n' tarife
inside apt-mark showauto | sort >"$out/brought-along.txt"

say "the desktop knows it"
install -o 1000 -g 1000 -d "$root/home/planner/Plans"
install -o 1000 -g 1000 -m 644 resources/examples/turkish-retailer-2026-11.tarife "$root/home/planner/Plans/$plan"
as_user gio info -a standard::content-type "/home/planner/Plans/$plan" | grep -x '  standard::content-type: application/vnd.tarife.plan+json'
[ "$(as_user xdg-mime query default application/vnd.tarife.plan+json)" = tarife.desktop ]
echo "a .tarife file opens with tarife.desktop"

say "a double click on the plan, the first start on this machine"
as_user Xvfb :98 -screen 0 1400x900x24 -nolisten tcp >"$out/x.log" 2>&1 &
until_ as_user xdpyinfo
as_user dbus-launch --exit-with-session openbox >>"$out/x.log" 2>&1 &
sleep 1
as_user xclock -digital -strftime %H:%M:%S -update 1 -geometry 100x40+4+560 >>"$out/x.log" 2>&1 &
as_user dbus-launch pcmanfm /home/planner/Plans >>"$out/x.log" 2>&1 &
until_ as_user xdotool search --onlyvisible --name '^Plans$'
folder=$(as_user xdotool search --onlyvisible --name '^Plans$' | tail -1)
as_user xdotool windowsize --sync "$folder" 700 400 windowmove "$folder" 20 40; sleep 2
picture 1-folder
as_user xdotool windowfocus --sync "$folder" key Home; sleep 0.5
eval "$(as_user xdotool getwindowgeometry --shell "$folder")"
picture 2-before
as_user xdotool mousemove $((X + 240)) $((Y + 110)) click --repeat 2 --delay 90 1
clicked=$(date +%s%N)
log=$root/home/planner/.local/state/tarife/log/tarife.log
timeout 450 sh -c 'until grep -qs "forecast after" "$1"; do sleep 0.02; done' - "$log"
echo "figures $((($(date +%s%N) - clicked) / 1000000)) ms after the click"
sleep 2 # the window paints them
picture 3-figures
until_ as_user xdotool search --onlyvisible --name 'Kasım planı'
as_user ps -eo args | grep "tarife.*$plan" | grep -v grep

say "the budget, exported from the window"
window=$(as_user xdotool search --onlyvisible --name 'Kasım planı' | tail -1)
ask_for_export() { # figures must be there first
  as_user xdotool windowfocus --sync "$window" key ctrl+shift+e && sleep 4 && as_user xdotool search --onlyvisible --name '^Export'
}
until_ ask_for_export
picture 4-export
as_user xdotool key Return
sleep 10 # the language, then the file
as_user xdotool key Return
until_ as_user sh -c 'ls /home/planner/Plans/*.xlsx || ls /home/planner/*.xlsx'
sleep 2; picture 5-exported
as_user xdotool windowfocus --sync "$window" key ctrl+q
until_ sh -c "! chroot '$root' pgrep -x tarife"

say "it proves itself, as an ordinary user without caches"
as_user env XDG_CACHE_HOME=/tmp/run/none TARIFE_SELF_TEST_S=300 tarife --self-test

say "the budget, exported from the command line"
as_user tarife forecast "/home/planner/Plans/$plan" --xlsx /home/planner/command.xlsx --csv /home/planner/command.csv --replace | tee "$out/forecast.txt" | tail -3
find "$root/home" -name '*.xlsx' -exec cp {} "$out/" \;
ls -l "$out"/*.xlsx

say "removed"
inside apt-get -qy purge tarife >>"$out/apt.log" && inside apt-get -qy autoremove --purge >>"$out/apt.log"
files >"$out/after.txt"
leftover=$(comm -13 "$out/before.txt" "$out/after.txt")
echo "left behind beside the user's files: ${leftover:-nothing}"
echo "the user keeps: $(cd "$root/home/planner" && find . -type f -not -path './.cache/*' | sort | tr '\n' ' ')"
! grep -qi tarife <<<"$leftover"
as_user test -s "/home/planner/Plans/$plan"
say "proven; the pictures are in $out"
