#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the fonts that are built into the program out of Excalidraw's own web fonts.

usage: prepare_fonts.py FOLDER_OF_THE_WEB_FONTS OUTPUT_FOLDER

Excalidraw ships most families cut into subsets. Excalifont, Comic Shanns and Lilita are merged into one file each;
Nunito loses its kerning when merged, so its subsets stay side by side, Latin first. Each file gets a family name of
its own, because a font database shows files of the same name as one. Needs woff2_decompress and fontTools.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

# output file -> subsets, in the order in which a character is looked for
MERGED = {
    "Excalifont.ttf": ("Excalifont/Excalifont-Regular-", (
        "a88b72a24fb54c9f94e3b5fdaa7481c9", "be310b9bcd4f1a43f571c46df7809174", "b9dcf9d2e50a1eaf42fc664b50a3fd0d",
        "41b173a47b57366892116a575a43e2b6", "3f2c5db56cc93c5a6873b1361d730c16", "349fac6ca4700ffec595a7150a0d1e1d",
        "623ccf21b21ef6b3a0d87738f77eb071")),
    "ComicShanns.ttf": ("ComicShanns/ComicShanns-Regular-", (
        "279a7b317d12eb88de06167bd672b4b4", "fcb0fc02dcbee4c9846b3e2508668039", "dc6a8806fa96795d7b3be5026f989a17",
        "6e066e8de2ac57ea9283adb9c24d7f0c")),
    "Lilita.ttf": ("Lilita/Lilita-Regular-", (
        "i7dPIFZ9Zz-WBtRtedDbYEF8RXi4EwQ", "i7dPIFZ9Zz-WBtRtedDbYE98RXi4EwSsbg")),
}
SINGLE = {
    "Virgil.ttf": "Virgil/Virgil-Regular",
    "Cascadia.ttf": "Cascadia/CascadiaCode-Regular",
    "Nunito-1-latin.ttf": "Nunito/Nunito-Regular-XRXI3I6Li01BKofiOc5wtlZ2di8HDIkhdTQ3j6zbXWjgeg",
    "Nunito-2-latin-ext.ttf": "Nunito/Nunito-Regular-XRXI3I6Li01BKofiOc5wtlZ2di8HDIkhdTo3j6zbXWjgevT5",
    "Nunito-3-cyrillic.ttf": "Nunito/Nunito-Regular-XRXI3I6Li01BKofiOc5wtlZ2di8HDIkhdTA3j6zbXWjgevT5",
    "Nunito-4-cyrillic-ext.ttf": "Nunito/Nunito-Regular-XRXI3I6Li01BKofiOc5wtlZ2di8HDIkhdTk3j6zbXWjgevT5",
    "Nunito-5-vietnamese.ttf": "Nunito/Nunito-Regular-XRXI3I6Li01BKofiOc5wtlZ2di8HDIkhdTs3j6zbXWjgevT5",
}


def decompress(source: pathlib.Path, scratch: pathlib.Path) -> str:
    """woff2_decompress writes beside its input, so the input is copied first."""
    copy = scratch / source.name
    shutil.copyfile(source, copy)
    subprocess.run(["woff2_decompress", str(copy)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    return str(copy.with_suffix(".ttf"))


def save(font: TTFont, output: pathlib.Path) -> None:
    family = "Ninesketch " + output.stem
    names = font["name"]
    names.names = [record for record in names.names if record.nameID not in (1, 2, 3, 4, 6, 16, 17, 21, 22, 25)]
    for name_id, text in ((1, family), (2, "Regular"), (3, family), (4, family), (6, family.replace(" ", ""))):
        names.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 400  # Nunito's files say 500: asked for as a plain face, no face is to be emboldened
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x21) | 0x40
    font["head"].macStyle = 0
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = 0  # the same input makes the same bytes
    font.save(str(output))


def main(web_fonts: pathlib.Path, output: pathlib.Path) -> None:
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        for name, (prefix, subsets) in MERGED.items():
            parts = [decompress(web_fonts / f"{prefix}{subset}.woff2", scratch) for subset in subsets]
            save(Merger().merge(parts), output / name)
        for name, stem in SINGLE.items():
            save(TTFont(decompress(web_fonts / f"{stem}.woff2", scratch), recalcTimestamp=False), output / name)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
