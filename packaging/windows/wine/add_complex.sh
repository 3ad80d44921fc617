#!/usr/bin/env bash
# Puts a library in front of wine's C library that adds C99's complex functions, which wine lacks:
# add_complex.sh WINE_UCRTBASE.dll SYSTEM32. For tests only; nothing of it ships.
set -euo pipefail
here=$(realpath "$(dirname "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for name in cabs carg cimag creal ccos ccosh cexp csin csinh ctan ctanh csqrt clog cpow; do
  printf '%s\n%sf\n%sl\n' "$name" "$name" "$name"
done | sort -u >ours
x86_64-w64-mingw32-objdump -p "$1" |
  awk '/\[Ordinal\/Name Pointer\] Table/ {on = 1; next} on && /\[ *[0-9]+\]/ {print $NF} /^The Function Table/ {on = 0}' |
  sort -u | comm -23 - ours >theirs
{
  echo "LIBRARY ucrtbase.dll"
  echo "EXPORTS"
  sed 's/.*/"&" = "ucrtwine.&"/' theirs
  sed 's/.*/& = h_&/' ours
} >ucrtbase.def
x86_64-w64-mingw32-gcc -shared -O2 -static-libgcc -o "$2/ucrtbase.dll" "$here/complex.c" ucrtbase.def -Wl,-Bstatic -lgcc -lgcc_eh
cp "$1" "$2/ucrtwine.dll"
# Without its mark, wine takes its own library under the new name for anybody's.
dd if=/dev/zero of="$2/ucrtwine.dll" bs=1 seek=64 count=32 conv=notrunc status=none
