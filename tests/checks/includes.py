#!/usr/bin/env python3
"""Reads every #include of core and app and fails on an arrow that the architecture does not allow."""
import pathlib
import re
import sys

DIRECT = {
    "base": [],
    "model": ["base"],
    "edit": ["model"],
    "text": ["edit", "layout"],
    "geometry": ["model"],
    "routing": ["geometry"],
    "layout": ["geometry"],
    "storage": ["edit"],
    "analysis": ["model"],
    "review": ["analysis"],
    "interview": ["review", "edit"],
    "interchange": ["text", "layout", "routing", "edit"],
    "render": ["routing"],
    "report": ["render", "interview", "review", "analysis"],
}
QT_GUI_FOLDERS = {"render", "report"}
QT_GUI = re.compile(r"Q(Painter|Image|Font|Color|Pixmap|Brush|Pen|Transform|Picture|PdfWriter|RawFont|GuiApplication)")
WIDGETS = re.compile(r"Q(Widget|Application|Dialog|MainWindow|Menu|Label|PushButton|tWidgets)")


def reachable(folder):
    seen, todo = {folder}, [folder]
    while todo:
        for target in DIRECT[todo.pop()]:
            if target not in seen:
                seen.add(target)
                todo.append(target)
    return seen


def problems_of(path, folder, layer):
    """layer: the folder inside core, or app/<part>."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if not match:
            continue
        kind, target = match.groups()
        first = target.split("/")[0]
        where = f"{path}:{number}"
        if folder == "core":
            if kind == "<" and WIDGETS.match(target):
                found.append(f"{where}: core may not include widgets ({target})")
            if kind == "<" and QT_GUI.match(target) and layer not in QT_GUI_FOLDERS:
                found.append(f"{where}: only render and report may include QtGui ({target})")
            if kind == '"' and first in DIRECT and first not in reachable(layer):
                found.append(f"{where}: {layer} may not include {first} ({target})")
            if kind == '"' and first in ("cli", "canvas", "panels", "window", "practice"):
                found.append(f"{where}: core may not include app ({target})")
        elif layer == "cli" and kind == '"' and first in ("canvas", "panels", "window", "practice"):
            found.append(f"{where}: cli may not include {first} ({target})")
        elif {layer, first} == {"canvas", "panels"} and kind == '"':
            found.append(f"{where}: canvas and panels meet only through Session ({target})")
    return found


def main(roots):
    problems = []
    for root in map(pathlib.Path, roots):
        for path in sorted([*root.rglob("*.h"), *root.rglob("*.cpp")]):
            parts = path.relative_to(root).parts
            layer = parts[0] if len(parts) > 1 else ""
            if root.name == "core" and layer and layer not in DIRECT:
                problems.append(f"{path}: the folder {layer} is not in the table of layers")
            elif layer:
                problems += problems_of(path, root.name, layer)
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
