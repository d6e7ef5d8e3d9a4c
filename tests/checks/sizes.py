#!/usr/bin/env python3
"""Files up to 450 lines, functions up to 60. Relies on clang-format: a body closes at its own indent."""
import pathlib
import re
import sys

FILE_LIMIT = 450
FUNCTION_LIMIT = 60
NOT_FUNCTIONS = re.compile(r"^\s*(namespace|class|struct|enum|union|extern|template\s*<[^>]*>\s*(class|struct))\b|=\s*\{$|^\s*(constexpr|const|static|inline)[^(]*\{$")


def functions_of(lines):
    """(first line, length) of each outermost body that follows a parameter list."""
    at = 0
    while at < len(lines):
        line = lines[at]
        opens = line.rstrip().endswith("{")
        indent = len(line) - len(line.lstrip())
        head = "\n".join(lines[max(0, at - 6):at + 1])
        if opens and not NOT_FUNCTIONS.search(line) and re.search(r"\)[^;{}]*\{$", head):
            closing = " " * indent + "}"
            end = next((i for i in range(at + 1, len(lines)) if lines[i].startswith(closing)), None)
            if end is not None:
                yield at + 1, end - at + 1
                at = end
        at += 1


def main(roots):
    problems = []
    for root in map(pathlib.Path, roots):
        for path in sorted([*root.rglob("*.h"), *root.rglob("*.cpp")]):
            if "tests/data" in str(path):
                continue
            lines = path.read_text(encoding="utf-8").splitlines()
            if len(lines) > FILE_LIMIT:
                problems.append(f"{path}: {len(lines)} lines, at most {FILE_LIMIT}")
            for first, length in functions_of(lines):
                if length > FUNCTION_LIMIT:
                    problems.append(f"{path}:{first}: a function of {length} lines, at most {FUNCTION_LIMIT}")
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
