#!/usr/bin/env bash
# Makes the fonts of this folder from what others publish: ./subset.sh [folder to write to]
# Needs npm, python3-fonttools 4.38.0-1+deb12u1 and the Debian package fonts-noto-cjk-extra 1:20220127+repack1-1.
set -euo pipefail
# The Python that Debian installs fonttools for, whatever other one is on the PATH.
python=/usr/bin/python3
to=$(realpath "${1:-$(dirname "$0")}")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
# The time of change that fonttools writes into a font would make each run's files differ.
export SOURCE_DATE_EPOCH=0

take() { # a package of npm, the file wanted of it, and its SHA-256
  tar -xzOf "$(npm pack --silent "@expo-google-fonts/$1")" "package/$2" > "$(basename "$2")"
  echo "$3  $(basename "$2")" | sha256sum --check --quiet
}
take noto-sans@0.4.2 600SemiBold/NotoSans_600SemiBold.ttf e691fe27813ec6ed11d0a5be4c6c1f6739996ed682462eaa3244a6185217dd6c
take noto-sans-arabic@0.4.3 600SemiBold/NotoSansArabic_600SemiBold.ttf 35e3c8bd9e17754ca30497fcd4a82921ee672c0e36a5e2b9aad7ed4b8d92e427
take noto-sans-symbols@0.4.1 600SemiBold/NotoSansSymbols_600SemiBold.ttf 6d0054897a3f043c06e89535fd15c18ddcf4a1c37640e6b00c6f704ebf51e15c
take noto-sans-symbols-2@0.4.1 400Regular/NotoSansSymbols2_400Regular.ttf f67f40c65f929f029827ab37cfdc4897dfd9ae3c28d9e98ba46e0d52e39eb97e
chinese=/usr/share/fonts/opentype/noto/NotoSansCJK-Medium.ttc
echo "197d5e1e019faca33a4d55931c7d68b8056f3b97cb862049f5cb8de9efdfb8ce  $chinese" | sha256sum --check --quiet

subset() { # from, to, what else
  "$python" -m fontTools.subset "$1" --output-file="$2" --no-hinting --notdef-outline --name-IDs=0,1,2,3,4,5,6,13,14 --drop-tables+=DSIG,STAT,MATH,vhea,vmtx "${@:3}"
}

subset NotoSans_600SemiBold.ttf "$to/NotoSans-SemiBold.ttf" --layout-features=ccmp,kern,liga,locl,mark,mkmk,rtlm \
  --unicodes=20-7E,A0-36F,370-3FF,400-52F,1AB0-1ACE,1C80-1C88,1DC0-1DFF,1E00-1FFF,2000-20BF,20D0-20F0,2100-218B,2200-22FF,25CC,A640-A69F,FB00-FB06,FE20-FE2F,FFFC,FFFD

subset NotoSansArabic_600SemiBold.ttf "$to/NotoSansArabic-SemiBold.ttf" --layout-features=ccmp,init,medi,fina,isol,kern,liga,locl,mark,mkmk,rlig,rtlm \
  --unicodes=20,A0,25CC,600-6FF,750-77F,870-8FF,FB50-FDFF,FE70-FEFC

# Symbols that a display's labels use; the second font has those that the first lacks, in one weight only.
subset NotoSansSymbols_600SemiBold.ttf first.ttf --layout-features= --unicodes=20,2190-21FF,2300-23FF,25A0-25FF,2600-27BF
subset NotoSansSymbols2_400Regular.ttf second.ttf --layout-features= \
  --unicodes=2190-21FF,2318,232B,23CE-23CF,23E9-23FA,25A0-25FF,2600-2609,260E,2611-2612,263A,2660-266F,2691,26A0-26A1,2709,270E-2718,2764,2794,27A4
"$python" -m fontTools.merge --output-file=both.ttf first.ttf second.ttf >merge.log 2>&1 || { cat merge.log >&2; exit 1; }
subset both.ttf "$to/NotoSansSymbols-SemiBold.ttf" --layout-features= \
  --unicodes=20,2190-21FF,2318,232B,23CE-23CF,23E9-23FA,25A0-25FF,2600-2609,260E,2611-2612,263A,2660-266F,2691,26A0-26A1,2709,270E-2718,2764,2794,27A4

# All of GB 2312 that the fonts before have not, and the punctuation and fullwidth forms beside it, with kana.
"$python" - "$to"/*.ttf <<'PYTHON' >chinese.txt
import sys
from fontTools.ttLib import TTFont

rows = [*range(1, 10), *range(16, 88)]
chars = set()
for row in rows:
    for cell in range(1, 95):
        try:
            chars.add(bytes([row + 0xA0, cell + 0xA0]).decode("gb2312"))
        except UnicodeDecodeError:
            pass
assert sum(0x4E00 <= ord(c) <= 0x9FFF for c in chars) == 6763
chars |= {chr(c) for c in [*range(0x3000, 0x3100), *range(0xFF01, 0xFF5F), *range(0xFFE0, 0xFFE7)]}
for font in sys.argv[1:]:
    chars -= {chr(c) for c in TTFont(font).getBestCmap()}
print("".join(sorted(chars)))
PYTHON
subset "$chinese" "$to/NotoSansCJKsc-Medium-GB2312.otf" --font-number=2 --layout-features= --drop-tables+=BASE,GPOS,GSUB,GDEF,VORG \
  --text-file=chinese.txt --unicodes=20

ls -l "$to"/*.ttf "$to"/*.otf
