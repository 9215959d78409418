#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Joins the subsets of Xiaolai, the hand-written font Excalidraw draws Chinese, Japanese and Korean in, to one file.

usage: prepare_cjk_font.py FOLDER_OF_THE_SUBSETS OUTPUT_FILE

The subsets have no character in common. Their outlines are carried over as they are; what only hinting or vertical
lines would use stays behind. Needs woff2_decompress and fontTools.
"""
import pathlib
import sys
import tempfile

from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from prepare_fonts import decompress, save

LEFT_BEHIND = ("cvt ", "fpgm", "prep", "gasp", "GDEF", "GPOS", "GSUB")


class Joined:
    """The first subset, and after its glyphs those of the others."""

    def __init__(self, first: TTFont):
        self.font = first
        self.order = []
        self.characters = {}
        self.glyphs = {}
        self.widths = {}

    def add(self, subset: TTFont) -> None:
        if subset["maxp"].maxComponentElements:
            raise ValueError("This subset composes glyphs of others; their names would have to change.")
        outlines = subset["glyf"]
        begin = len(self.order)
        names = {name: f"g{begin + index}" for index, name in enumerate(subset.getGlyphOrder())}
        for name, joined in names.items():
            self.order.append(joined)
            self.glyphs[joined] = outlines.glyphs[name]
            self.widths[joined] = subset["hmtx"].metrics[name]
        for character, name in subset.getBestCmap().items():
            self.characters.setdefault(character, names[name])
        for table in ("maxp", "hhea", "head"):
            for field, value in vars(subset[table]).items():
                limit = max if "max" in field.lower() else min if field in ("xMin", "yMin") else None
                if limit:
                    setattr(self.font[table], field, limit(value, getattr(self.font[table], field)))

    def finish(self) -> TTFont:
        font = self.font
        for table in LEFT_BEHIND:
            if table in font:
                del font[table]
        font.setGlyphOrder(self.order)
        font["glyf"].glyphOrder = self.order
        font["glyf"].glyphs = self.glyphs
        font["hmtx"].metrics = self.widths
        font["post"].formatType = 3.0  # glyphs need no names
        cmap = CmapSubtable.newSubtable(12)
        cmap.platformID, cmap.platEncID, cmap.language = 3, 10, 0
        cmap.cmap = self.characters
        font["cmap"] = newTable("cmap")
        font["cmap"].tableVersion = 0
        font["cmap"].tables = [cmap]
        return font


def main(subsets: pathlib.Path, output: pathlib.Path) -> None:
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        files = [decompress(file, scratch) for file in sorted(subsets.glob("Xiaolai-Regular-*.woff2"))]
        joined = Joined(TTFont(files[0], recalcBBoxes=False, recalcTimestamp=False))
        for file in files:
            joined.add(TTFont(file, recalcBBoxes=False, lazy=False))
        save(joined.finish(), output)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
