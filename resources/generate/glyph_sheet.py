#!/usr/bin/env python3
"""Writes a contact sheet of all glyphs: every kind in its group, in its family's colours on its tint disc, at
the painter's size (22 px), 24 px, 16 px and enlarged, with its id below. To be looked at after each change.

glyph_sheet.py [--theme light|dark] [--zoom N] [--out glyphs.svg]     N times 24 px and N times 16 px
Beside the SVG a PNG of the same name is made if rsvg-convert is there.
"""
import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys

RESOURCES = pathlib.Path(__file__).resolve().parent.parent
THEMES = {
    "light": {"canvas": "#F6F4EE", "card": "#FFFFFF", "ink": "#1B2126", "ink2": "#525C66",
              "neutral": ("#47525E", "#E9EBED"), "edge": ("#2079E6", "#DFECFB"),
              "compute": ("#26775A", "#DCEEE6"), "store": ("#C2429A", "#F8E1F0"),
              "cache": ("#A17A12", "#F6EBCB"), "messaging": ("#9A3400", "#F6DDD0")},
    "dark": {"canvas": "#161B1E", "card": "#20272B", "ink": "#EEF1EE", "ink2": "#A9B3B6",
             "neutral": ("#B9C4CE", "#323B42"), "edge": ("#5EA9FE", "#1B3754"),
             "compute": ("#9BEBC2", "#1D4536"), "store": ("#B980B0", "#432C42"),
             "cache": ("#FBC662", "#473A14"), "messaging": ("#E8704C", "#4F2A1D")},
}
COLUMNS = 5


def glyph(kind, grid, x, y, size, colour):
    """The glyph's paths, placed and scaled; a cross where the drawing is missing."""
    file = RESOURCES / "glyphs" / str(grid) / f"{kind}.svg"
    paths = re.findall(r'<path (?:class="(\w+)" )?d="([^"]*)"', file.read_text()) if file.exists() else []
    if not paths:
        paths = [("", f"M4 4 L{grid - 4} {grid - 4} M4 {grid - 4} L{grid - 4} 4")]
    width = 1.9 if grid == 24 else 1.5
    styles = {"": f'fill="none" stroke="{colour}"', "tint": f'fill="{colour}" fill-opacity="0.18" stroke="none"',
              "solid": f'fill="{colour}" stroke="none"'}
    drawn = "".join(f'<path d="{data}" {styles[role]}/>' for role, data in paths)
    return (f'<g transform="translate({x} {y}) scale({size / grid})" stroke-width="{width}" '
            f'stroke-linecap="round" stroke-linejoin="round">{drawn}</g>')


def cell(kind, theme, x, y, zoom):
    """One kind: disc with 22 px, then 24 px, 16 px and both enlarged."""
    line, tint = theme[kind["family"]]
    big, small = 24 * zoom, 16 * zoom
    middle = y + big / 2
    parts = [f'<circle cx="{x + 17}" cy="{middle}" r="17" fill="{tint}"/>',
             glyph(kind["id"], 24, x + 6, middle - 11, 22, line),
             glyph(kind["id"], 24, x + 40, middle - 12, 24, line),
             glyph(kind["id"], 16, x + 70, middle - 8, 16, line)]
    if zoom > 1:
        parts += [glyph(kind["id"], 24, x + 96, y, big, line),
                  glyph(kind["id"], 16, x + 104 + big, middle - small / 2, small, line)]
    parts.append(f'<text x="{x}" y="{y + max(big, 34) + 14}" font-size="11" fill="{theme["ink2"]}">{kind["id"]}</text>')
    return "\n".join(parts)


def sheet(kinds, theme, zoom):
    width = 112 + 40 * zoom if zoom > 1 else 120
    height = max(24 * zoom, 34) + 30
    columns = COLUMNS if zoom > 1 else 2 * COLUMNS
    body, y = [], 16
    for group in dict.fromkeys(kind["id"].split(".")[0] for kind in kinds):
        members = [kind for kind in kinds if kind["id"].split(".")[0] == group]
        body.append(f'<text x="16" y="{y + 12}" font-size="13" font-weight="600" fill="{theme["ink"]}">{group}</text>')
        y += 24
        for index, kind in enumerate(members):
            body.append(cell(kind, theme, 16 + index % columns * (width + 24), y + index // columns * height, zoom))
        y += -(-len(members) // columns) * height + 8
    total = 16 + columns * (width + 24)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{total}" height="{y}" viewBox="0 0 {total} {y}" '
            f'font-family="Inter, sans-serif">\n<rect width="{total}" height="{y}" fill="{theme["card"]}"/>\n'
            + "\n".join(body) + "\n</svg>\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--theme", choices=THEMES, default="light")
    parser.add_argument("--zoom", type=int, default=4)
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("glyphs.svg"))
    options = parser.parse_args()
    kinds = json.loads((RESOURCES / "catalogue" / "kinds.json").read_text())["kinds"]
    options.out.write_text(sheet(kinds, THEMES[options.theme], options.zoom))
    if shutil.which("rsvg-convert"):
        picture = options.out.with_suffix(".png")
        subprocess.run(["rsvg-convert", str(options.out), "-o", str(picture)], check=True)
        print(picture)
    else:
        print("no rsvg-convert here: only the SVG was written", file=sys.stderr)


if __name__ == "__main__":
    main()
