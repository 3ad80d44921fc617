#!/usr/bin/env bash
# Proves the Windows Setup under wine: prove.sh SETUP.exe [FOLDER]
#
# In a new Debian 13 chroot with wine 10 and a screen of its own: installs it silently and by its pages,
# has the program test itself, opens a plan in the window, exports the budget, and uninstalls. Needs root,
# debootstrap and gcc-mingw-w64-x86-64. Pictures end up in FOLDER (build/proof-windows). Look at them.
#
# What ships runs as it is. Only wine gets something: its C library lacks C99's complex functions, which
# NumPy imports, so a library in front of it adds them (wine/complex.c). Wine is not Windows.
set -euo pipefail
here=$(realpath "$(dirname "$0")")
cd "$here/../.."
setup=$(realpath "$1") out=$(realpath -m "${2:-build/proof-windows}")
root=$(mktemp -d "${TMPDIR:-/tmp}/tarife-wine.XXXXXX")
chmod 755 "$root"
mirror=$(grep -rhoE '\bhttps?://[^ ]+/debian/?( |$)' /etc/apt/sources.list* 2>/dev/null | head -1 || true)
tools=(fonts-dejavu-core imagemagick openbox wine64 x11-utils xauth xdotool xvfb)
drive="$root/root/w/drive_c" user="$root/root/w/drive_c/users/root"
plan="Kasım planı.tarife"

say() { printf '\n== %s\n' "$*"; }
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive HOME=/root DISPLAY=:97 XDG_RUNTIME_DIR=/tmp/run "$@"; }
windows() { # SECONDS PROGRAM ...; wine wants pipes for its streams
  local seconds=$1; shift
  inside TARIFE_SELF_TEST_S=300 WINEDEBUG=-all WINEPREFIX=/root/w WINEARCH=win64 WINEDLLOVERRIDES="mscoree,mshtml,winedbg.exe=;ucrtbase=n" \
    timeout -k 5 "$seconds" /usr/lib/wine/wine64 "$@" < <(sleep "$seconds") | cat
}
picture() { inside import -window root "/tmp/$1.png" && cp "$root/tmp/$1.png" "$out/"; }
until_() { local at; for at in $(seq 900); do "$@" >/dev/null 2>&1 && return 0; sleep 0.5; done; echo "never: $*"; picture failed || true; return 1; }
clean() {
  for pid in $(ls -d /proc/[0-9]*); do
    [ "$(readlink "$pid/root" 2>/dev/null)" = "$root" ] && kill -9 "${pid#/proc/}" 2>/dev/null || true
  done
  sleep 1; umount "$root/dev/pts" "$root/proc" 2>/dev/null || true; rm -rf --one-file-system "$root"
}
trap clean EXIT
mkdir -p "$out"

say "Debian 13 with wine"
if [ -s "${BASE:-}" ]; then
  tar -xf "$BASE" -C "$root"
else
  debootstrap --variant=minbase trixie "$root" ${mirror:+"$mirror"} >"$out/debootstrap.log"
  cp /etc/ssl/certs/ca-certificates.crt "$root/tmp/"
  inside apt-get -q update >"$out/apt.log" && inside apt-get -qy install --no-install-recommends "${tools[@]}" >>"$out/apt.log" 2>&1
  [ -z "${BASE:-}" ] || tar -cf "$BASE" -C "$root" .
fi
mount -t proc proc "$root/proc" && mount --bind /dev/pts "$root/dev/pts"
install -d -m 1777 "$root/tmp/.X11-unix" && mkdir -p "$root/tmp/run"
inside Xvfb :97 -screen 0 1400x900x24 -nolisten tcp >"$out/x.log" 2>&1 &
until_ inside xdpyinfo
inside openbox >>"$out/x.log" 2>&1 &
inside WINEDEBUG=-all WINEPREFIX=/root/w WINEARCH=win64 WINEDLLOVERRIDES="mscoree,mshtml=" timeout 180 /usr/lib/wine/wine64 wineboot -i >"$out/wineboot.log" 2>&1 || true
inside /usr/lib/wine/wine64 --version
library=$(find "$root/usr/lib" -name ucrtbase.dll | head -1)
bash "$here/wine/add_complex.sh" "$library" "$drive/windows/system32"
(cd "$drive" && find . | sort) >"$out/before.txt"

say "installed without a question"
cp "$setup" "$root/tmp/setup.exe"
windows 600 /tmp/setup.exe /S &
until_ test -e "$user/AppData/Local/Programs/Tarife/uninstall.exe"
until_ test -e "$user/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Tarife.lnk"
du -sm "$user/AppData/Local/Programs/Tarife"
program='C:\users\root\AppData\Local\Programs\Tarife'

say "it proves itself"
windows 310 "$program\\tarife-console.exe" --self-test | tee "$out/self-test.txt"
grep -q '^passed' "$out/self-test.txt"

say "a plan given to the program, as a double click does"
cp resources/examples/turkish-retailer-2026-11.tarife "$user/$plan"
windows 900 "$program\\tarife.exe" "C:\\users\\root\\$plan" >"$out/start.log" 2>&1 & # wine does not know kinds of one person
until_ inside xdotool search --name 'Kasım planı'
sleep 10
picture 1-opened
window=$(inside xdotool search --onlyvisible --name 'Kasım planı' | tail -1)
ask_for_export() { # figures must be there first
  inside xdotool windowfocus --sync "$window" key ctrl+shift+e && sleep 4 && inside xdotool search --onlyvisible --name '^Export'
}
until_ ask_for_export
picture 2-export
inside xdotool key Return
sleep 10 # the language, then the file
inside xdotool key Return
until_ sh -c "find '$user' -name '*.xlsx' | grep -q ."
sleep 3
picture 3-exported
say "not uninstalled while it is open"
windows 300 "$program\\uninstall.exe" /S
sleep 5
test -e "$user/AppData/Local/Programs/Tarife/tarife.exe"
inside xdotool windowfocus --sync "$window" key alt+F4
until_ sh -c "! chroot '$root' env DISPLAY=:97 xdotool search --name 'Kasım planı'"
sleep 5

say "the budget, exported from the command line"
windows 300 "$program\\tarife-console.exe" forecast "C:\\users\\root\\$plan" --xlsx 'C:\users\root\command.xlsx' | tail -4
find "$user" -name '*.xlsx' -exec cp {} "$out/" \;
ls -l "$out"/*.xlsx

say "uninstalled"
windows 300 "$program\\uninstall.exe" /S &
until_ sh -c "! test -e '$user/AppData/Local/Programs/Tarife'"
sleep 5
(cd "$drive" && find . | sort) >"$out/after.txt"
echo "left behind, the user's own files and wine's among them:"
comm -13 "$out/before.txt" "$out/after.txt" | grep -v '/Cache/' | head -40
! comm -13 "$out/before.txt" "$out/after.txt" | grep -E 'Programs/Tarife|Tarife.lnk'
! grep -qE 'Tarife.Plan|Uninstall\\\\Tarife' "$root/root/w/user.reg"
say "proven under wine; the pictures are in $out"
