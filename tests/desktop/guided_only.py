"""A URL shortener from a blank project with the keyboard alone, in one-line entries: what is asked, assumed and left
out, requirements, numbers, the drawn design, three trade-offs, what is said about scale. Then the program is killed and
the file opened again: it must be equal, and its report must tell everything.

guided_only.py PROGRAM [FOLDER FOR SCREENSHOTS]; prints `lines N keys M pointer 0`.
"""
import pathlib
import subprocess
import sys
import tempfile

import drive
from keyboard_only import Keyboard, REFERENCE

# What is typed on the canvas, and what must then be in the file.
RECORDS = [
    ("ask: how many new links a month?", "SELECT count(*) = 1 FROM question WHERE state = 'open'"),
    ("assume: reads outnumber writes 100:1", "SELECT count(*) = 1 FROM question WHERE state = 'assumed'"),
    ("out: analytics dashboards", "SELECT count(*) = 1 FROM scope_item WHERE in_scope = 0"),
    ("must: shorten a long URL", "SELECT count(*) = 1 FROM requirement WHERE priority = 'must' AND kind = 'functional'"),
    ("must: redirect by short code", "SELECT count(*) = 2 FROM requirement WHERE kind = 'functional'"),
    ("good: custom alias", "SELECT count(*) = 1 FROM requirement WHERE priority = 'good'"),
    ("nfr: redirect p99 < 100 ms", "SELECT count(*) = 1 FROM requirement WHERE metric = 'p99' AND target = 100"),
    ("est: 500M/month * 500 B * 5 y", "SELECT count(*) = 1 FROM estimate"),
]
CHOICES = [
    ("pick: SQL | NoSQL -> NoSQL because key lookups only", "NoSQL"),
    ("pick: 301 | 302 -> 302 because clicks are counted", "302"),
    ("pick: counter | hash | random -> counter because no collisions", "counter"),
]
SCALE = [
    "scaling shorten service: stateless, more instances behind the load balancer",
    "failover url database: replica promoted in 30 s",
    "caching redis cache: cache-aside, LRU, one day",
]


class Guided(Keyboard):
    lines = 0

    def line(self, words, then):
        self.write(words)
        self.press("Return")
        self.wait_for(words, then)
        self.lines += 1


def fill(design):
    for words, then in RECORDS:
        design.line(words, then)
    for words in REFERENCE.splitlines():
        before = design.rows("SELECT revision FROM meta")[0][0]
        design.line(words, f"SELECT revision > {before} FROM meta")
    design.press("Escape")
    design.press("ctrl+l")
    for number, (words, choice) in enumerate(CHOICES, 1):
        design.line(words, f"SELECT count(*) = {number} FROM trade_off WHERE state = 'decided'")
    design.press("Escape", "Escape")
    design.press("ctrl+6")
    field = drive.wait("the entry of the page", lambda: design.find("text", "New statement"))
    drive.wait("the focus in it", lambda: field.get_state_set().contains(drive.Atspi.StateType.FOCUSED))
    for number, words in enumerate(SCALE, 1):
        design.line(words, f"SELECT count(*) = {number} FROM reliability_item WHERE statement <> ''")


def main():
    program = sys.argv[1]
    pictures = sys.argv[2] if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory() as folder:
        file = str(pathlib.Path(folder) / "shortener.hld")
        subprocess.run([program, "new", file], check=True, capture_output=True)
        design = Guided(program, file)
        fill(design)
        if pictures:
            subprocess.run(["import", "-window", "root", str(pathlib.Path(pictures) / "guided.png")], check=True)
        json = [program, "export", file, "-o", "-", "--format", "json"]
        before = subprocess.run(json, check=True, capture_output=True).stdout
        design.kill()
        again = Guided(program, file)
        after = subprocess.run(json, check=True, capture_output=True).stdout
        assert after == before, "not the same after kill -9"
        report = subprocess.run([program, "report", file, "-o", "-", "--format", "md"], check=True, capture_output=True)
        told = report.stdout.decode()
        for words in ("how many new links a month?", "reads outnumber writes 100:1", "analytics dashboards", "shorten a long URL",
                      "custom alias", "15 TB", "NoSQL", "key lookups only", "replica promoted in 30 s"):
            assert words in told, (words, told)
        stderr = again.close()
        assert stderr == "", stderr
        assert design.pointer_actions == 0
        print(f"lines {design.lines} keys {design.actions + design.chars} pointer 0")


if __name__ == "__main__":
    main()
