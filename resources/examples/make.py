#!/usr/bin/env python3
"""Builds the examples that are compiled into the program: NAME.txt (the design), NAME.places.txt (where its
components stand) and NAME.statements.txt (requirements and trade-offs, `-> components` links them) become
NAME.json, a lossless project.

make.py [FOLDER], by default into its own. Needs the release build. tests/checks/examples.sh compares.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = HERE.parent.parent / "build/release/app/chalkline"
NOTE = (816, 504)  # px
STAMP = {"date_created": 0, "last_modified": 0, "created_by": "", "last_modified_by": ""}
MEASURE = re.compile(r"(?P<metric>[a-z][a-z0-9 ]*?) (?P<comparator><=|>=|<|>) (?P<target>[0-9.]+) (?P<unit>\S+)$")


def requirement(words, number, order, record_id):
    kind = "non_functional" if "nfr" in words[0] else "functional"
    priority = next((p for p in ("good", "wont") if p in words[0]), "must")
    title = words[1]
    measure = MEASURE.search(title) if kind == "non_functional" else None
    values = measure.groupdict() if measure else {"metric": "", "comparator": "", "target": None, "unit": ""}
    if values["target"] is not None:
        values["target"] = float(values["target"])
    code = ("NFR-" if kind == "non_functional" else "FR-") + str(number)
    return {"id": record_id, "kind": kind, "code": code, "title": title, "detail": "", "actor": "", "priority": priority,
            "state": "agreed", "category": "", **values, "flow": None, "sort_order": order, **STAMP}


def trade_off(line, order, record_id):
    choice, options, why = "", [], ""
    if line.startswith("pick:"):
        picked, _, why = line[len("pick:"):].partition(":")
        options = [part.strip() for part in picked.split(" over ")]
        choice = options[0]
    else:
        options = [part.strip() for part in line.split(" vs ")]
    return {"id": record_id, "topic_key": "", "title": " or ".join(options), "options": "\n".join(options), "choice": choice,
            "position": None, "pros": "", "cons": "", "justification": why.strip(), "driver": "", "consequence": "",
            "revisit_when": "", "state": "decided" if choice else "not_discussed", "node": None, "cap_mode": "unstated",
            "else_mode": "unstated", "cap_note": "", "sort_order": order, **STAMP}


def add_statements(project, text):
    tables = project["tables"]
    nodes = {node["name"]: node["id"] for node in tables["node"]}
    for table in ("requirement", "trade_off", "link"):
        tables.setdefault(table, [])
    numbers = {"functional": 0, "non_functional": 0}

    def take_id():
        project["next_id"] += 1
        return project["next_id"] - 1

    for line in filter(None, map(str.strip, text.splitlines())):
        words, _, targets = line.partition(" -> ")
        head = re.match(r"(nfr )?(must|good|wont): ", words)
        if head:
            kind = "non_functional" if head[1] else "functional"
            numbers[kind] += 1
            record = requirement((head[0], words[head.end():]), numbers[kind], len(tables["requirement"]), take_id())
            table = "requirement"
        else:
            record = trade_off(words, len(tables["trade_off"]), take_id())
            table = "trade_off"
        tables[table].append(record)
        for name in filter(None, map(str.strip, targets.split(","))):
            tables["link"].append({"id": take_id(), "from_type": table, "from_id": record["id"], "to_type": "node",
                                   "to_id": nodes[name], "role": "satisfies" if table == "requirement" else "concerns", **STAMP})


def place(project, text):
    """Lines of `x y component`, px: by hand, so that the example fits a small window with words that can be read."""
    tables = project["tables"]
    nodes = {node["name"]: node["id"] for node in tables["node"]}
    spots = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        x, y, name = line.split(" ", 2)
        spots[nodes[name]] = (int(x), int(y))
    for placement in tables["placement"]:
        if placement["subject_type"] == "node":
            placement["x"], placement["y"] = spots.pop(placement["subject"])
        elif placement["subject_type"] == "note":
            placement["x"], placement["y"] = NOTE
    assert not spots, spots


def build(name, folder):
    with tempfile.TemporaryDirectory() as scratch:
        plain = pathlib.Path(scratch) / "plain.json"
        subprocess.run([PROGRAM, "export", HERE / f"{name}.txt", "-o", plain], check=True)
        project = json.loads(plain.read_text())
        place(project, (HERE / f"{name}.places.txt").read_text())
        add_statements(project, (HERE / f"{name}.statements.txt").read_text())
        whole = pathlib.Path(scratch) / "whole.json"
        whole.write_text(json.dumps(project))
        # Through the program once more: what it refuses is no example, and its own order is stable.
        subprocess.run([PROGRAM, "export", whole, "-o", folder / f"{name}.json", "--force"], check=True)


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for example in ("url-shortener", "news-feed"):
        build(example, target)
