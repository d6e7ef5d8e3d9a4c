#!/usr/bin/env python3
"""docs/seed-coverage.md has all 70 rows of the seed in order; every test it names is there, and every test of a row is
named; its links lead to headings of the guide."""
import pathlib
import re
import sys

ROW = re.compile(r"\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$")
TEST = re.compile(r"void (?:\w+::)?(seed_\d\d_[a-z0-9_]+)\(\)")


def anchors_of(guide):
    headings = re.findall(r"^#+ (.+)$", guide.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def problems_of(root):
    page = root / "docs/seed-coverage.md"
    tests = {name for file in (root / "tests/seed").glob("*_test.cpp")
             for name in TEST.findall(file.read_text(encoding="utf-8"))}
    rows = [match for line in page.read_text(encoding="utf-8").splitlines() if (match := ROW.match(line))]
    if [int(row[1]) for row in rows] != list(range(1, 71)):
        yield f"{page}: the rows are not 1 to 70"
    named = set()
    for row in rows:
        found = re.findall(r"`(seed_\w+)`", row[3])
        named.update(found)
        if not found and row[3] != "«later»":
            yield f"{page}: row {row[1]} has neither a test nor «later»"
        yield from (f"{page}: row {row[1]} names {name}" for name in found if not name.startswith(f"seed_{int(row[1]):02}_"))
        for anchor in re.findall(r"\(guide\.md#([^)]+)\)", row[4]):
            if anchor not in anchors_of(root / "docs/guide.md"):
                yield f"{page}: row {row[1]}: the guide has no heading #{anchor}"
    yield from (f"{page}: there is no test {name}" for name in sorted(named - tests))
    yield from (f"{page}: {name} is not named" for name in sorted(tests - named))


def main(root):
    problems = list(problems_of(pathlib.Path(root)))
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "."))
