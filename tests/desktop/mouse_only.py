"""Draws the reference design with the mouse, names typed where the program asks for them, adds two requirements
and a trade-off, links them, undoes and redoes, is killed, and is opened again: everything must be there.

mouse_only.py PROGRAM [FOLDER FOR SCREENSHOTS]; prints `pointer actions N`.
"""
import pathlib
import subprocess
import sys
import tempfile

import drive

ZOOM_OUT = 4  # steps of 1.25, so that five columns fit

# name, made from, row of the menu behind the disc (window/kind_menu.cpp)
NODES = [
    ("load balancer", "web client", 2),
    ("cdn", "web client", 1),
    ("api gateway", "load balancer", 1),
    ("shorten service", "api gateway", 0),
    ("redirect service", "api gateway", 0),
    ("url database", "shorten service", 0),
    ("redis cache", "shorten service", 1),
    ("key generator", "shorten service", 2),
    ("kafka", "shorten service", 3),
]
EDGES = [("redirect service", "url database", ()), ("redirect service", "redis cache", ()), ("redirect service", "kafka", ("shift",))]
LABELS = {
    ("web client", "cdn"): "static files",
    ("web client", "load balancer"): "HTTPS",
    ("load balancer", "api gateway"): "HTTP",
    ("api gateway", "shorten service"): "POST /urls",
    ("api gateway", "redirect service"): "GET /{code}",
    ("shorten service", "key generator"): "next key",
    ("shorten service", "url database"): "insert",
    ("shorten service", "redis cache"): "warm",
    ("shorten service", "kafka"): "url created",
    ("redirect service", "redis cache"): "get",
    ("redirect service", "url database"): "on miss",
    ("redirect service", "kafka"): "click",
}
# stage, entry field, line, what it is linked to
STATEMENTS = [
    ("Requirements", "New requirement", "must: shorten a long URL", "shorten service"),
    ("Requirements", "New requirement", "nfr: redirect p99 < 100 ms", "redirect service"),
    ("Trade-offs", "New trade-off", "pick: Kafka over RabbitMQ: replay", "kafka"),
]
INSIDE = ["shorten service", "redirect service", "key generator", "redis cache", "url database", "kafka"]


class Design(drive.Program):
    def item(self, start, part=""):
        """The box of the thing on the canvas whose spoken name begins so and holds `part`."""
        def look():
            for child in self.things():
                if child.get_name().startswith(start) and part in child.get_name():
                    return self.box(child)
            return None
        return drive.wait(f"{start} {part} on the canvas", look)

    def node(self, name):
        return self.item(name + ",")

    def middle(self, box):
        return box[0] + box[2] / 2, box[1] + box[3] / 2

    def disc(self, name):
        box = self.node(name)
        self.move(self.middle(box))
        return box[0] + box[2] + 20, box[1] + box[3] / 2

    def add_from(self, source, row, name):
        """Tab in the name goes on to the label of the connection that came with it."""
        self.click(self.disc(source))
        self.choose(row)
        self.name(name, "Tab")
        self.name(LABELS[source, name])

    def name(self, words, end="Return"):
        drive.wait("the field for the name", lambda: self.find("text", "Label", self.canvas))
        self.type(words)
        self.key(end)
        if end == "Return":
            drive.wait("the name", lambda: not self.find("text", "Label", self.canvas))


def draw(design):
    for _ in range(ZOOM_OUT):
        design.key("ctrl+minus")
    design.press_widget("push button", "Clients, security, observability")
    x, y, w, h = design.box(design.canvas)
    design.drag(design.centre("list item", "Web browser"), (x + 340, y + h / 2))
    design.wait_for("the first component", "SELECT count(*) = 1 FROM node")
    design.key("F2")
    design.name("web client")
    for name, source, row in NODES:
        design.add_from(source, row, name)
    for source, target, keys in EDGES:
        design.drag(design.disc(source), design.middle(design.node(target)), keys)
        design.key("Return")
        design.name(LABELS[source, target])
    design.wait_for("twelve connections", "SELECT count(*) = 12 FROM edge")
    boxes = [design.node(name) for name in INSIDE]
    design.press_widget("push button", "Boundary frame")
    margin = 14
    design.drag((min(b[0] for b in boxes) - margin, min(b[1] for b in boxes) - margin - 8),
                (max(b[0] + b[2] for b in boxes) + margin, max(b[1] + b[3] for b in boxes) + margin))
    design.name("backend")
    design.wait_for("six members", "SELECT count(*) = 6 FROM node WHERE boundary IS NOT NULL")


def state(design):
    """Two requirements and a trade-off, each linked to the component that is chosen."""
    page = None
    for number, (stage, field, line, subject) in enumerate(STATEMENTS):
        design.click(design.middle(design.node(subject)))
        if stage != page:
            design.press_widget("check box", stage)
            page = stage
        design.press_widget("text", field)
        design.type(line)
        design.key("Return")
        design.key("ctrl+shift+k")
        design.wait_for("the link", "SELECT count(*) = ? FROM link", number + 1)


def undo_and_redo(design):
    before = design.rows("SELECT from_type, to_id FROM link ORDER BY id")
    design.click(design.middle(design.node("url database")))
    for _ in range(2):
        design.key("ctrl+z")
    design.wait_for("the undo", "SELECT count(*) = 0 FROM trade_off")
    for _ in range(2):
        design.key("ctrl+shift+z")
    design.wait_for("the redo", "SELECT count(*) = 1 FROM trade_off")
    design.wait_for("the link", "SELECT count(*) = 3 FROM link")
    assert design.rows("SELECT from_type, to_id FROM link ORDER BY id") == before


def check(design):
    labels = {(a, b): label for a, b, label in design.rows(
        "SELECT a.name, b.name, e.label FROM edge e JOIN node a ON a.id = e.from_node JOIN node b ON b.id = e.to_node")}
    assert labels == LABELS, labels
    assert design.rows("SELECT count(*) FROM edge WHERE kind = 'async'") == [(2,)]
    inside = {name for (name,) in design.rows("SELECT name FROM node WHERE boundary IS NOT NULL")}
    assert inside == set(INSIDE), inside
    linked = design.rows("SELECT n.name FROM link l JOIN node n ON l.to_id = n.id AND l.to_type = 'node' ORDER BY l.id")
    assert [name for (name,) in linked] == [subject for *_, subject in STATEMENTS], linked


def export(program, file):
    return subprocess.run([program, "export", file, "-o", "-", "--format", "json"], check=True, capture_output=True).stdout


def picture(folder, name):
    if folder:
        subprocess.run(["import", "-window", "root", str(pathlib.Path(folder) / name)], check=True)


def main():
    program = sys.argv[1]
    pictures = sys.argv[2] if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory() as folder:
        file = str(pathlib.Path(folder) / "reference.hld")
        subprocess.run([program, "new", file], check=True, capture_output=True)
        design = Design(program, file)
        draw(design)
        state(design)
        undo_and_redo(design)
        check(design)
        picture(pictures, "drawn.png")
        before = export(program, file)
        design.kill()
        again = Design(program, file)
        assert export(program, file) == before, "not the same after kill -9"
        stderr = again.close()
        assert stderr == "", stderr
        print(f"pointer actions {design.pointer_actions}, keys {design.keys_typed}")


if __name__ == "__main__":
    main()
