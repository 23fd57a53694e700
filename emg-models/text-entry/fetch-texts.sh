#!/bin/sh
# Brings the texts that the plans of the language models name into a folder: one folder a Debian package, unpacked.
# Usage: fetch-texts.sh FOLDER
# The plans check what was read by its SHA-256, so that another version is refused and not learnt from. Debian 12 has these versions.
set -eu
folder=${1:?give the folder for the texts}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
packages=$(mktemp -d)
trap 'rm -rf "$packages"' EXIT

# Unpacks what matches the patterns after the first two words, the package and the folder; the rest of these packages is pictures and sound.
fetch() {
    package=$1 into=$2
    shift 2
    (cd "$packages" && apt-get download "$package" >/dev/null)
    mkdir -p "$folder/$into"
    dpkg-deb --fsys-tarfile "$packages/$package"_*.deb | tar x -C "$folder/$into" --wildcards "$@"
    rm "$packages/$package"_*.deb
    echo "$into: $package"
}

fetch dasher-data dasher-data '*/training_english_GB.txt' '*/training_german_DE.txt'
fetch endless-sky-data endless-sky-data '*/endless-sky/data/*.txt'
fetch fortunes-de fortunes-de '*/fortunes/de/*'
fetch freedroidrpg-data freedroidrpg-data '*/de/LC_MESSAGES/*.mo'
fetch naev-data naev-data '*/de/LC_MESSAGES/*.mo'
fetch onboard-data onboard-data '*/models/de_DE.lm'
fetch pocketsphinx-en-us pocketsphinx-en-us '*/en-us.lm.bin'
fetch wamerican-large wamerican-large '*/american-english-large'
fetch widelands-data widelands-data '*/de/LC_MESSAGES/*.mo'
fetch wngerman wngerman '*/dict/ngerman'
fetch wesnoth-1.16-data wesnoth-1.16-data '*/de/LC_MESSAGES/*.mo'
for campaign in did dm dw ei httt l low nr sof sota sotbe thot trow tsg utbs; do
    fetch "wesnoth-1.16-$campaign" wesnoth-campaigns '*/de/LC_MESSAGES/*.mo'
done
