#!/usr/bin/env python3
"""Reads every #include of core and app and fails on an arrow that the architecture does not allow.

Arrows between layers are checked line by line against the closure of DIRECT; what a file of app/cli reaches is
followed through headers. Which Qt module a header belongs to is read from the installed Qt.
"""
import functools
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
APP_PARTS = {"cli", "canvas", "panels", "practice", "window"}
# No network code in the program at all, so QtNetwork is in no row.
QT_OF_CORE = {"QtCore"}
QT_OF_PICTURES = {"QtCore", "QtGui"}
PICTURES = {"render", "report"}
QT_OF_APP = {"QtCore", "QtGui", "QtWidgets", "QtSvg", "QtDBus", "QtPrintSupport"}
# part -> parts it may not reach, not even through other headers
UNREACHABLE = {"cli": {"canvas", "panels"}}
# part -> parts it may not name
STRANGERS = {"cli": {"canvas", "panels"}, "canvas": {"panels"}, "panels": {"canvas"}}

INCLUDE = re.compile(r'\s*#\s*include\s*([<"])([^>"]+)[>"]')


@functools.cache
def qt_modules():
    """Header name in lower case -> module."""
    roots = [*pathlib.Path("/usr/include").glob("*/qt6"), pathlib.Path("/usr/include/qt6")]
    modules = {}
    for root in roots:
        for folder in root.glob("Qt[A-Z]*"):
            for header in folder.iterdir():
                modules.setdefault(header.name.lower().removesuffix(".h"), folder.name)
    if "qstring" not in modules:
        sys.exit("includes.py: Qt's headers are not installed")
    return modules


def qt_module(target):
    """The module of a Qt header, "" for a header that is not Qt's."""
    first, _, rest = target.partition("/")
    if rest and re.match(r"Qt[A-Z]", first):
        return first
    if rest or target == "queue" or not re.match(r"[Qq][A-Za-z]", target):
        return ""  # <queue> is the standard library's
    if re.match(r"Qt[A-Z]\w*$", target) and target in set(qt_modules().values()):
        return target
    return qt_modules().get(target.lower().removesuffix(".h"), "an unknown Qt module")


def includes_of(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if match := INCLUDE.match(line):
            yield number, match.group(2)


def qt_allowed(root, part):
    if root == "app":
        return QT_OF_APP
    return QT_OF_PICTURES if part in PICTURES else QT_OF_CORE


def layers_allowed(part):
    """What a layer of core reaches; a file beside the layers reaches none."""
    seen, todo = {part} & set(DIRECT), [part] if part in DIRECT else []
    while todo:
        for target in DIRECT[todo.pop()]:
            if target not in seen:
                seen.add(target)
                todo.append(target)
    return seen


def problem_of(root, part, target):
    first = target.split("/")[0] if "/" in target else part
    module = qt_module(target)
    if ".." in target.split("/"):
        return f"{target}: includes start at the layer, not at .."
    if module and module not in qt_allowed(root, part):
        return f"{root}/{part} may not include {module} ({target})"
    if root == "core" and first in DIRECT and first not in layers_allowed(part):
        return f"{part or 'core'} may not include {first} ({target})"
    if root == "core" and first in APP_PARTS:
        return f"core may not include app ({target})"
    if root == "app" and first in STRANGERS.get(part, ()):
        return f"{part} may not include {first} ({target})"
    return ""


def reached_from(path, app):
    """Every header of app that a file includes, itself or through others, with the way there."""
    todo, seen = [(path, [])], set()
    while todo:
        file, way = todo.pop()
        for _, target in includes_of(file):
            header = app / target if (app / target).is_file() else file.parent / target
            if header.is_file() and header not in seen:
                seen.add(header)
                todo.append((header, [*way, target]))
                yield header, [*way, target]


def problems_of(root):
    for path in sorted([*root.rglob("*.h"), *root.rglob("*.cpp")]):
        parts = path.relative_to(root).parts
        part = parts[0] if len(parts) > 1 else ""
        if part and part not in (DIRECT if root.name == "core" else APP_PARTS):
            yield f"{path}: the folder {part} is not in the table of layers"
        for number, target in includes_of(path):
            if problem := problem_of(root.name, part, target):
                yield f"{path}:{number}: {problem}"
        if root.name == "app" and part in UNREACHABLE:
            for header, way in reached_from(path, root):
                if header.relative_to(root).parts[0] in UNREACHABLE[part]:
                    yield f"{path}: {part} may not reach {' -> '.join(way)}"


def main(roots):
    problems = [problem for root in roots for problem in problems_of(pathlib.Path(root))]
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
