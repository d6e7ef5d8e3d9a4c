#!/usr/bin/env python3
"""Every relative link in a tracked Markdown file leads to a file that is there."""
import pathlib
import re
import subprocess
import sys
import urllib.parse

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)[^)]*\)")


def problems_of(path):
    text = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.S)
    for target in LINK.findall(text):
        if re.match(r"[a-z]+:|#", target):
            continue
        if not (path.parent / urllib.parse.unquote(target.split("#")[0])).exists():
            yield f"{path}: the link to {target} leads nowhere"


def main(files):
    if not files:
        listing = subprocess.run(["git", "ls-files", "*.md", ":!tests/data"], capture_output=True, text=True, check=True)
        files = listing.stdout.splitlines()
    problems = [problem for file in files for problem in problems_of(pathlib.Path(file))]
    print("\n".join(problems))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
