"""Draws the reference design in the real window with the keyboard alone, as the budget of
tests/window/keystroke_budget_test.cpp has it, and compares the file with the same design from the command line. Then
reads the canvas as a screen reader does: everything that stands on it must be there by a name, focus must choose, a
rename must be told. At last a note, a requirement and an export, by keyboard too. The pointer is never touched.

keyboard_only.py PROGRAM [FOLDER FOR SCREENSHOTS]; prints `actions N chars M pointer 0`.
"""
import pathlib
import subprocess
import sys
import tempfile

import drive
from gi.repository import Atspi, GLib

REFERENCE = """web client > cdn: static files
web client > load balancer: HTTPS > api gateway: HTTP > shorten service: POST /urls; redirect service: GET /{code}
shorten service > key generator: next key; url database: insert; redis cache: warm; ~> kafka: url created
redirect service > redis cache: get; url database: on miss; ~> kafka: click
backend { shorten service, redirect service, key generator, redis cache, url database, kafka }
"""

# What is typed, tabs taking proposals, and the key that commits it.
LINES = [
    ("web client>cdn:static files", "shift+Return"),
    (">load balancer:HTTPS > api gateway:HTTP > shorten service:POST /urls;redirect service:GET /{code}", "Return"),
    (">redis cache:get;url database:on miss;~>kafka:click", "Return"),
    ("sh\t>key generator:next key;url\t:insert;redis\t:warm;~>ka\t:url created", "Return"),
    ("backend{sh\t,redir\t,key\t,redis\t,url\t,ka\t}", "Return"),
]
CONTENT = (
    "SELECT n.name, n.kind, coalesce(b.name, '') FROM node n LEFT JOIN boundary b ON b.id = n.boundary ORDER BY 1",
    "SELECT a.name, b.name, e.kind, e.direction, e.label FROM edge e JOIN node a ON a.id = e.from_node "
    "JOIN node b ON b.id = e.to_node ORDER BY 1, 2, 5",
)


class Keyboard(drive.Program):
    actions = 0
    chars = 0

    def press(self, *keys):
        self.key(*keys)
        self.actions += len(keys)

    def write(self, words):
        """A tab is a key of its own; the proposals it takes from must be there."""
        parts = words.split("\t")
        for number, part in enumerate(parts):
            self.type(part)
            self.chars += len(part)
            if number + 1 < len(parts):
                drive.wait("proposals", lambda: self.find("list", "Proposals, Tab takes one", self.canvas))
                self.press("Tab")

    def content(self):
        return [self.rows(query) for query in CONTENT]


def draw(design):
    for number, (words, end) in enumerate(LINES):
        before = design.rows("SELECT revision FROM meta")[0][0]
        design.write(words)
        design.press(end)
        design.wait_for(f"line {number + 1} in the file", "SELECT revision > ? FROM meta", before)
    design.press("Escape")
    before = design.rows("SELECT revision FROM meta")[0][0]
    design.press("ctrl+l")
    design.wait_for("the tidied sheet", "SELECT revision > ? FROM meta", before)


def expected(program, folder):
    file = str(pathlib.Path(folder) / "expected.hld")
    subprocess.run([program, "edit", file, "-"], input=REFERENCE.encode(), check=True, capture_output=True)
    import sqlite3
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as connection:
        return [connection.execute(query).fetchall() for query in CONTENT]


def hear(kind, name, action):
    """Waits until an event of that kind about something of that name is told after `action`."""
    heard = []

    def listen(event):
        heard.append(event.source.get_name() if event.source else "")

    listener = Atspi.EventListener.new(listen)
    listener.register(kind)
    action()

    def told():
        while GLib.MainContext.default().iteration(False):
            pass
        return any(said.startswith(name) for said in heard)

    drive.wait(f"{kind} of {name}", told)
    listener.deregister(kind)


def on_sheet(design, under=None):
    """What is drawn, boundaries with what is in them; the widgets above the canvas are left out."""
    parent = under or design.canvas
    found = []
    for child in (parent.get_child_at_index(i) for i in range(parent.get_child_count())):
        if child and child.get_role_name() in ("list item", "panel", "grouping"):
            found += [child, *on_sheet(design, child)]
    return found


def read(design):
    """As a screen reader: names, extents, focus, relations."""
    drawn = on_sheet(design)
    names = [thing.get_name() for thing in drawn]
    assert all(names), "something has no name"
    nodes = [name for (name,) in design.rows("SELECT name FROM node")]
    for node in nodes:
        assert sum(name.startswith(node + ",") for name in names) == 1, (node, names)
    for a, b, kind, _, label in design.content()[1]:
        word = {"sync": "synchronous", "async": "asynchronous"}[kind]
        said = f"{label}: {a} to {b}, {word}" if label else f"{a} to {b}, {word}"
        assert said in names, (said, names)
    for thing in drawn:
        _, _, width, height = design.box(thing)
        assert width > 0 and height > 0, thing.get_name()
    kafka = next(thing for thing in drawn if thing.get_name().startswith("kafka,"))
    assert Atspi.Component.grab_focus(kafka)
    drive.wait("kafka to be chosen", lambda: kafka.get_state_set().contains(Atspi.StateType.SELECTED))

    def rename():
        design.key("F2")
        drive.wait("the field for the name", lambda: design.find("text", "Label", design.canvas))
        design.key("ctrl+a")
        design.type("click log")
        design.key("Return")

    hear("object:property-change:accessible-name", "click log,", rename)
    design.key("ctrl+z")
    design.wait_for("the old name", "SELECT count(*) = 1 FROM node WHERE name = 'kafka'")
    return len(names)


def annotate(design):
    design.key("Escape", "Escape")
    design.type("# retries are idempotent")
    design.key("Return")
    design.wait_for("the note", "SELECT count(*) = 1 FROM note")
    design.key("Escape")
    design.key("ctrl+k")
    design.type("requirements")
    design.key("Return")
    field = drive.wait("the field for requirements", lambda: design.find("text", "New requirement"))
    drive.wait("the focus in it", lambda: field.get_state_set().contains(Atspi.StateType.FOCUSED))
    design.type("nfr: redirect p99 < 100 ms")
    design.key("Return")
    design.wait_for("the requirement", "SELECT count(*) = 1 FROM requirement WHERE target = 100")


def export(design, folder):
    target = pathlib.Path(folder) / "reference.svg"
    design.key("F6")
    design.key("ctrl+shift+e")
    drive.wait("the dialog", lambda: design.find("dialog", "Export"))
    design.key("Return")
    drive.wait("the file dialog", lambda: design.find("text", "File name:"))
    design.key("ctrl+a")
    design.type(str(target))
    design.key("Return")
    drive.wait("the picture", lambda: target.exists() and target.stat().st_size > 0)
    subprocess.run(["xmllint", "--noout", str(target)], check=True)
    return target


def main():
    program = sys.argv[1]
    pictures = sys.argv[2] if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory() as folder:
        file = str(pathlib.Path(folder) / "reference.hld")
        subprocess.run([program, "new", file], check=True, capture_output=True)
        design = Keyboard(program, file)
        draw(design)
        assert design.content() == expected(program, folder), design.content()
        actions, chars = design.actions, design.chars
        names = read(design)
        annotate(design)
        export(design, folder)
        if pictures:
            subprocess.run(["import", "-window", "root", str(pathlib.Path(pictures) / "keyboard.png")], check=True)
        assert design.pointer_actions == 0
        stderr = design.close()
        assert stderr == "", stderr
        print(f"actions {actions} chars {chars} pointer 0; {names} things read by name")


if __name__ == "__main__":
    main()
