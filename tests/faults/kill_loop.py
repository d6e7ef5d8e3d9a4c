#!/usr/bin/env python3
"""Kills an editing program at random moments and checks that no acknowledged edit is ever lost.

PROGRAM is either the fault scenario program or chalkline itself (with --chalkline, driven through
`PROGRAM edit FILE -`); both answer "ok REVISION" once an edit is durable.
"""
import argparse
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import time


def start(options, path):
    if options.chalkline:
        return subprocess.Popen([options.program, "edit", path, "-"], stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, text=True)
    return subprocess.Popen([options.program, "edit", path, "1000000"], stdout=subprocess.PIPE, text=True)


def feed(process, round_number):
    try:
        for i in range(1_000_000):
            process.stdin.write(f"n{round_number}x{i} > n{round_number}x{i + 1}\n")
            process.stdin.flush()
    except (BrokenPipeError, ValueError, OSError):
        pass


def revision_of(options, path):
    if options.chalkline:
        run = subprocess.run([options.program, "info", path, "--json"], capture_output=True, text=True)
        return json.loads(run.stdout)["revision"] if run.returncode == 0 else run.stderr
    run = subprocess.run([options.program, "check", path], capture_output=True, text=True)
    return int(run.stdout.split()[0]) if run.returncode == 0 else run.stdout


def one_round(options, path, number, chance):
    process = start(options, path)
    if options.chalkline:
        threading.Thread(target=feed, args=(process, number), daemon=True).start()
    threading.Timer(chance.uniform(0.005, options.longest), process.kill).start()
    answers = [line.split() for line in process.stdout]
    process.wait()
    return [int(words[1]) for words in answers if len(words) == 2 and words[0] == "ok"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--chalkline", action="store_true")
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--longest", type=float, default=0.15, help="seconds before the kill, at most")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    chance = random.Random(options.seed)
    acknowledged, total = 0, 0
    with tempfile.TemporaryDirectory(prefix="chalkline-kill-") as folder:
        path = str(pathlib.Path(folder) / "x.hld")
        for number in range(options.kills):
            answers = one_round(options, path, number, chance)
            total += len(answers)
            acknowledged = max([acknowledged, *answers])
            if not pathlib.Path(path).exists():
                assert not acknowledged, f"seed {options.seed}: the file is gone"
                continue
            revision = revision_of(options, path)
            if not isinstance(revision, int) or not acknowledged <= revision:
                print(f"seed {options.seed}, kill {number}: acknowledged {acknowledged}, found {revision}")
                return 1
            if not options.chalkline and revision > acknowledged + 1:
                print(f"seed {options.seed}, kill {number}: {revision} in the file, {acknowledged} acknowledged")
                return 1
            acknowledged = revision
    print(f"{options.kills} kills, {total} acknowledged edits, none lost (seed {options.seed})")
    return 0 if total else 1


if __name__ == "__main__":
    sys.exit(main())
