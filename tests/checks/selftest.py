#!/usr/bin/env python3
"""The checks must be able to fail: each is fed a bad sample and has to refuse it, and a good one to pass."""
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
CALLS = "    g();\n"
LONG = CALLS * 59
ROWS = "| 1 | a | `seed_01_a` | – |\n" + "".join(f"| {row} | a | «later» | – |\n" for row in range(2, 71))
SEED = "void SeedTest::seed_01_a() {\n}\n"


def function(lines):
    return "int f() {\n" + CALLS * (lines - 2) + "}\n"


# check, what it is about, folder to check, {file: text}, whether the check must pass
SAMPLES = [
    ("includes.py", "a legal arrow", "core", {"model/a.h": '#include "base/id.h"\n'}, True),
    ("includes.py", "an arrow through the closure", "core", {"text/a.h": '#include "base/id.h"\n'}, True),
    ("includes.py", "QtCore in core", "core", {"storage/a.cpp": "#include <QFile>\n#include <QtGlobal>\n"}, True),
    ("includes.py", "QtGui in render", "core", {"render/a.cpp": "#include <QPainter>\n"}, True),
    ("includes.py", "widgets in app", "app", {"window/a.cpp": "#include <QMainWindow>\n"}, True),
    ("includes.py", "model including edit", "core", {"model/a.h": '#include "edit/session.h"\n'}, False),
    ("includes.py", "edit including storage", "core", {"edit/a.h": '# include "storage/store.h"\n'}, False),
    ("includes.py", "an arrow in angle brackets", "core", {"base/a.h": "#include <model/node.h>\n"}, False),
    ("includes.py", "an arrow through ..", "core", {"model/a.h": '#include "../edit/session.h"\n'}, False),
    ("includes.py", "a layer without a row", "core", {"misc/a.h": "\n"}, False),
    ("includes.py", "core including app", "core", {"report/a.h": '#include "cli/command.h"\n'}, False),
    ("includes.py", "QtGui in model", "core", {"model/a.h": "#include <QPolygonF>\n"}, False),
    ("includes.py", "widgets in render", "core", {"render/a.h": "#include <QWidget>\n"}, False),
    ("includes.py", "widgets by their module", "core", {"report/a.h": "#include <QtWidgets/QWidget>\n"}, False),
    ("includes.py", "a header of Qt in lower case", "core", {"base/a.h": "#include <qpainter.h>\n"}, False),
    ("includes.py", "the network in app", "app", {"window/a.h": "#include <QtNetwork/QTcpSocket>\n"}, False),
    ("includes.py", "cli including canvas", "app", {"cli/a.h": '#include "canvas/c.h"\n'}, False),
    ("includes.py", "panels including canvas", "app", {"panels/a.h": '#include "canvas/c.h"\n'}, False),
    ("includes.py", "cli reaching canvas through window", "app",
     {"cli/a.h": '#include "window/w.h"\n', "window/w.h": '#include "canvas/c.h"\n', "canvas/c.h": "\n"}, False),
    ("sizes.py", "a function of 60 lines", ".", {"a.cpp": function(60)}, True),
    ("sizes.py", "a table of 100 lines", ".", {"a.cpp": "const int t[] = {\n" + "    1,\n" * 100 + "};\n"}, True),
    ("sizes.py", "many functions in a namespace", ".", {"a.cpp": "namespace n {\n" + function(30) * 3 + "}\n"}, True),
    ("sizes.py", "braces in strings", ".", {"a.cpp": 'int f() {\n    g("{", \'{\'); // {\n}\n' + LONG}, True),
    ("sizes.py", "a function of 61 lines", ".", {"a.cpp": function(61)}, False),
    ("sizes.py", "a long member function", ".", {"a.h": "struct S {\n    int f() const {\n" + LONG + "    }\n};\n"}, False),
    ("sizes.py", "a long constructor", ".", {"a.cpp": "S::S(int a)\n    : a_{a} {\n" + LONG + "}\n"}, False),
    ("sizes.py", "a long function over two lines", ".", {"a.cpp": "int f(int a,\n      int b) {\n" + LONG + "}\n"}, False),
    ("sizes.py", "a long template", ".", {"a.cpp": "template <class T>\nT f() {\n" + LONG + "}\n"}, False),
    ("sizes.py", "a file of 451 lines", ".", {"a.h": "// line\n" * 451}, False),
    ("links.py", "a link that leads somewhere", "a.md", {"a.md": "[b](b.md#part)\n", "b.md": "\n"}, True),
    ("seed_coverage.py", "a row too few", ".", {"docs/seed-coverage.md": "| 1 | a | «later» | – |\n", "docs/guide.md": ""}, False),
    ("seed_coverage.py", "all rows", ".", {"docs/seed-coverage.md": ROWS, "docs/guide.md": "", "tests/seed/a_test.cpp": SEED}, True),
    ("seed_coverage.py", "a test that is not there", ".", {"docs/seed-coverage.md": ROWS, "docs/guide.md": ""}, False),
    ("seed_coverage.py", "a test that is not named", ".",
     {"docs/seed-coverage.md": ROWS, "docs/guide.md": "", "tests/seed/a_test.cpp": SEED + SEED.replace("01", "02")}, False),
    ("links.py", "a link that leads nowhere", "a.md", {"a.md": "[b](b.md)\n"}, False),
]


def passes(check, target, files):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = pathlib.Path(folder) / (target if target in ("core", "app") else "") / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        run = subprocess.run([sys.executable, HERE / check, target], cwd=folder, capture_output=True, text=True)
        if run.returncode not in (0, 1) or run.stderr:
            sys.exit(f"{check} stopped: {run.stderr}")
        return run.returncode == 0


def main():
    wrong = []
    for check, about, target, files, good in SAMPLES:
        if passes(check, target, files) != good:
            wrong.append(f"{check} {'refuses' if good else 'lets pass'}: {about}")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
