#!/usr/bin/env python3
"""The checks must be able to fail: each is fed a bad sample and has to refuse it, and a good one to pass."""
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def run(check, root):
    return subprocess.run([sys.executable, HERE / check, root], capture_output=True, text=True).returncode


def sample(folder, name, text):
    path = pathlib.Path(folder) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def main():
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        core = pathlib.Path(folder) / "core"
        sample(core, "model/a.h", '#include "base/id.h"\n')
        if run("includes.py", core) != 0:
            wrong.append("includes.py refuses a legal arrow")
        sample(core, "model/b.h", '#include "edit/session.h"\n')
        if run("includes.py", core) == 0:
            wrong.append("includes.py lets model include edit")
    with tempfile.TemporaryDirectory() as folder:
        sample(folder, "a.cpp", "int f() {\n" + "    g();\n" * 58 + "}\n")
        if run("sizes.py", folder) != 0:
            wrong.append("sizes.py refuses a function of 60 lines")
        sample(folder, "b.cpp", "int f() {\n" + "    g();\n" * 59 + "}\n")
        if run("sizes.py", folder) == 0:
            wrong.append("sizes.py lets a function of 61 lines pass")
    with tempfile.TemporaryDirectory() as folder:
        sample(folder, "c.h", "// line\n" * 451)
        if run("sizes.py", folder) == 0:
            wrong.append("sizes.py lets a file of 451 lines pass")
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
