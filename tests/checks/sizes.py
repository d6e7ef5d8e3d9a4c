#!/usr/bin/env python3
"""Files up to 450 lines, functions up to 60, counted from the line of the opening brace to the closing one.

Braces are matched after comments, strings and preprocessor lines are blanked. A brace opens a function if what
stands before it, outside namespaces and classes, holds a parameter list; a lambda counts with its function.
"""
import pathlib
import re
import sys

FILE_LIMIT = 450
FUNCTION_LIMIT = 60
# path, or path:function -> why it may be longer
EXCEPTIONS = {}

BLANK = re.compile(
    r'(?P<raw>\bu?8?[LU]?R"(?P<tag>[^()\\ ]{0,16})\(.*?\)(?P=tag)")'
    r"|//[^\n]*|/\*.*?\*/"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'"
    r"|^[ \t]*#(?:[^\n]*\\\n)*[^\n]*",
    re.S | re.M)
SCOPE = re.compile(r"(?:(?:inline|export|typedef|static|constexpr|const)\s+|\[\[.*?\]\]\s*)*"
                   r"(?:namespace|class|struct|enum|union|extern)\b(?!.*\)\s*(?:const|noexcept|override|\s)*$)", re.S)


def blanked(text):
    return BLANK.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def without_template(head):
    head = head.strip()
    while head.startswith("template"):
        depth, at = 0, head.find("<")
        for at in range(max(at, 0), len(head)):
            depth += {"<": 1, ">": -1}.get(head[at], 0)
            if depth == 0:
                break
        head = head[at + 1:].strip()
    return re.sub(r"^(?:public|private|protected|public Q_SLOTS|private Q_SLOTS|Q_SIGNALS)\s*:\s*", "", head)


def kind_of(head, before):
    """What a brace opens whose declaration so far is head: scope, function or values."""
    plain = without_template(head)
    if before not in " \n\t":
        return "values"
    if re.match(r"(?:inline\s+)?(?:namespace|extern)\b", plain):
        return "scope"
    if SCOPE.match(plain) and not re.search(r"\w\s*\([^()]*\)[^:]*$", plain.split("{")[0].split(":")[0]):
        return "scope"
    if plain.endswith("=") or "(" not in plain:
        return "values"
    return "function"


def name_of(head):
    names = re.findall(r"([~\w:]+|operator\W+)\s*\(", without_template(head))
    return names[0] if names else "?"


def functions_of(text):
    """(name, first line, length) of each function definition."""
    code = blanked(text)
    open_braces = []  # (kind, name, line)
    head, line = "", 1
    for at, character in enumerate(code):
        line += character == "\n"
        inside = any(kind != "scope" for kind, _, _ in open_braces)
        if character == "{":
            kind = "values" if inside else kind_of(head, code[at - 1] if at else " ")
            open_braces.append((kind, name_of(head) if kind == "function" else "", line))
            if kind == "scope":
                head = ""
        elif character == "}" and open_braces:
            kind, name, first = open_braces.pop()
            if kind == "function":
                yield name, first, line - first + 1
            if kind != "values":
                head = ""
        elif not inside:
            head = "" if character == ";" else head + character
    if open_braces:
        yield "?", open_braces[-1][2], line - open_braces[-1][2] + 1


def problems_of(path, shown):
    text = path.read_text(encoding="utf-8")
    count = len(text.splitlines())
    if count > FILE_LIMIT and shown not in EXCEPTIONS:
        yield f"{shown}: {count} lines, at most {FILE_LIMIT}"
    for name, first, length in functions_of(text):
        if length > FUNCTION_LIMIT and f"{shown}:{name}" not in EXCEPTIONS:
            yield f"{shown}:{first}: {name} has {length} lines, at most {FUNCTION_LIMIT}"


def main(arguments):
    listing = arguments[:1] == ["--list"]
    problems = []
    for root in map(pathlib.Path, arguments[listing:]):
        for path in sorted([*root.rglob("*.h"), *root.rglob("*.cpp")]):
            shown = path.as_posix()
            if "tests/data/" in shown:
                continue
            if listing:
                for name, first, length in functions_of(path.read_text(encoding="utf-8")):
                    print(f"{length:4} {shown}:{first}: {name}")
            problems += problems_of(path, shown)
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
