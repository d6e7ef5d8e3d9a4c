#!/usr/bin/env python3
"""Lets every file call of three scenarios fail in turn, in six ways, and checks what is left.

After each run: the file opens, holds the old or the new state and nothing else, every edit that was
acknowledged is in it, and a failed step was reported. Without --all a spread of points is tried.
"""
import argparse
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

MODES = ["eio", "enospc", "torn", "kill", "killtorn"]


class Faults:
    def __init__(self, program, shim, folder):
        self.program, self.shim, self.folder = program, shim, pathlib.Path(folder)
        self.runs, self.problems, self.reported, self.killed = 0, [], 0, 0
        self.base = self.folder / "base.hld"
        self.plain("edit", self.base, "3")

    def plain(self, *arguments):
        return subprocess.run([self.program, *map(str, arguments)], capture_output=True, text=True, timeout=60)

    def faulty(self, arguments, mode, at, sticky):
        environment = dict(os.environ, LD_PRELOAD=self.shim, CHALKLINE_FAULT_PATH="work",
                           CHALKLINE_FAULT_MODE=mode, CHALKLINE_FAULT_AT=str(at),
                           CHALKLINE_FAULT_STICKY="1" if sticky else "0",
                           CHALKLINE_FAULT_COUNT=str(self.folder / "count"))
        return subprocess.run([self.program, *map(str, arguments)], capture_output=True, text=True, timeout=60,
                              env=environment)

    def prepare(self, scenario):
        for file in self.folder.glob("*work*"):
            file.unlink()
        work, target = self.folder / "work.hld", self.folder / "work-target.hld"
        if scenario != "create":
            shutil.copy(self.base, work)
        if scenario == "saveas":
            shutil.copy(self.base, target)
        return {"create": ["edit", work, "2"], "edit": ["edit", work, "2"], "undo": ["undo", work],
                "saveas": ["saveas", work, target]}[scenario]

    def points(self, scenario):
        arguments = self.prepare(scenario)
        (self.folder / "count").unlink(missing_ok=True)
        run = self.faulty(arguments, "none", 0, False)
        assert run.returncode == 0, run.stdout + run.stderr
        return int((self.folder / "count").read_text())

    def revision(self, path):
        run = self.plain("check", path)
        return (int(run.stdout.split()[0]), int(run.stdout.split()[1])) if run.returncode == 0 else run.stdout

    def run_one(self, scenario, mode, at, sticky):
        where = f"{scenario} {mode} {at}{' sticky' if sticky else ''}"
        arguments = self.prepare(scenario)
        run = self.faulty(arguments, mode, at, sticky)
        self.runs += 1
        lines = run.stdout.splitlines()
        self.killed += run.returncode < 0
        self.reported += any(line.startswith("failed:") for line in lines)
        if run.returncode not in (0, 3, -9):
            self.problems.append(f"{where}: exit {run.returncode} {run.stderr[-300:]}")
        if run.returncode == 3 and not any(line.startswith("failed: ") for line in lines):
            self.problems.append(f"{where}: no error was shown")
        self.check_files(where, scenario, arguments, lines, run.returncode == 0)

    def check_files(self, where, scenario, arguments, lines, complete):
        work = arguments[1]
        saved = "saved" in " ".join(line.split()[0] for line in lines if line)
        acknowledged = [int(line.split()[1]) for line in lines if line.startswith("ok ")]
        if scenario == "create" and not work.exists():
            if acknowledged:
                self.problems.append(f"{where}: acknowledged {acknowledged[-1]}, and there is no file")
            return
        path = arguments[2] if saved else work
        state = self.revision(path)
        least = acknowledged[-1] if acknowledged else (0 if scenario == "create" else 3)
        most = {"create": 2, "edit": 5, "undo": 9, "saveas": 5}[scenario]
        if isinstance(state, str):
            self.problems.append(f"{where}: does not reopen: {state}")
        elif not least <= state[0] <= most or (complete and state[0] != most):
            self.problems.append(f"{where}: revision {state[0]}, acknowledged {least}")
        elif scenario != "undo" and state[0] != state[1]:
            self.problems.append(f"{where}: revision {state[0]} with {state[1]} nodes")
        elif scenario == "undo" and state[1] != abs(state[0] - 6):
            self.problems.append(f"{where}: revision {state[0]} with {state[1]} nodes")
        if scenario == "saveas":
            other = self.revision(arguments[2])
            if isinstance(other, str) or other[0] not in (3, 4, 5):
                self.problems.append(f"{where}: the target is neither old nor new: {other}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("shim")
    parser.add_argument("--all", action="store_true", help="every point, once and sticky")
    parser.add_argument("--points", type=int, default=160)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="chalkline-faults-") as folder:
        faults = Faults(options.program, options.shim, folder)
        points = []
        for scenario in ["create", "edit", "undo", "saveas"]:
            count = faults.points(scenario)
            print(f"{scenario}: {count} file calls")
            points += [(scenario, mode, at, sticky) for mode in MODES for at in range(1, count + 1)
                       for sticky in ([False, True] if not mode.startswith("kill") else [False])]
        if not options.all:
            points = random.Random(options.seed).sample(points, min(options.points, len(points)))
        for point in points:
            faults.run_one(*point)
        print(f"{faults.runs} runs, {faults.killed} killed, {faults.reported} with an error shown,"
              f" {len(faults.problems)} problems")
        for problem in faults.problems[:40]:
            print(problem)
        return 1 if faults.problems or not faults.killed or not faults.reported else 0


if __name__ == "__main__":
    sys.exit(main())
