"""Takes the pictures of the window that the guide shows, with the real program under tests/desktop/session.sh:

tests/desktop/session.sh -s 1400x900 /usr/bin/python3 docs/pictures/window.py [FOLDER]
"""
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "tests/desktop"))
import drive  # noqa: E402

PROGRAM = str(ROOT / "build/release/app/chalkline")
SIZE = (1280, 720)


class Shown(drive.Program):
    def __init__(self, file, folder):
        super().__init__(PROGRAM, file)
        self.folder = folder
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid), "--name", "Chalkline"],
                               capture_output=True, text=True, check=True).stdout.split()
        self.window = found[0]
        drive.xdotool("windowsize", "--sync", self.window, *SIZE)
        drive.xdotool("windowmove", self.window, 40, 60)
        drive.time.sleep(0.5)

    def picture(self, name):
        drive.time.sleep(0.4)
        subprocess.run(["import", "-window", self.window, "-strip", str(self.folder / f"{name}.png")], check=True)

    def command(self, words):
        self.key("ctrl+k")
        drive.time.sleep(0.2)
        self.type(words)
        self.key("Return")
        drive.time.sleep(0.2)

    def thing(self, start):
        for child in self.things():
            if child.get_name().startswith(start):
                x, y, w, h = self.box(child)
                return x + w // 2, y + h // 2
        raise SystemExit(f"{start} is not on the canvas")


def theme(name):
    folder = pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "chalkline"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.ini").write_text(f"[window]\ntheme={name}\n")


def example(folder, name):
    file = pathlib.Path(os.environ["XDG_DATA_HOME"]) / f"{name}.hld"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    subprocess.run([PROGRAM, "import", str(ROOT / f"resources/examples/{name}.json"), "-o", str(file)], check=True)
    return str(file)


def empty():
    file = pathlib.Path(os.environ["XDG_DATA_HOME"]) / "empty.hld"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    subprocess.run([PROGRAM, "new", str(file)], check=True, capture_output=True)
    return str(file)


RIDES = """rider app, driver app <> ws gateway: location every 4 s
ws gateway ~> kafka: 250k/s ~> location service > geo index (redis): GEOADD
rider app > api gateway > trip service: POST /trips > trip db (postgres)
trip service > matching service: match > geo index: GEORADIUS 3 km; lock service: lock(driver), 10 s
matching service ~> ws gateway: offer; trip service: accepted
trip service > pricing service, maps (ext): ETA
~> kafka: trip.completed ~> payment service > stripe: charge
"""


def typed(lines):
    file = empty()
    subprocess.run([PROGRAM, "edit", file], input=lines.encode(), check=True, capture_output=True)
    return file


SHORTENER = """must: Shorten a long URL
must: Redirect a short link
good: Choose the alias
nfr: redirect p99 < 100 ms
nfr: availability 99.99 %
assume: Codes of seven characters are short enough
out: Paid plans
est: 500M/month * 500 B * 5 y
web client > api gateway: HTTPS > shorten service: POST /urls; redirect service: GET /{code}
shorten service > url database: insert; ~> kafka: url created
redirect service > redis cache: get; url database: on miss; ~> kafka: click
pick: SQL | NoSQL -> NoSQL because key lookups only
"""

# As tests/desktop/keyboard_only.py types it, without the tabs.
TYPED = [
    ("web client > cdn: static files", "shift+Return"),
    ("> load balancer: HTTPS > api gateway: HTTP > shorten service: POST /urls; redirect service: GET /{code}", "Return"),
    ("> redis cache: get; url database: on miss; ~> kafka: click", "Return"),
    ("shorten service > key generator: next key; url database: insert; redis cache: warm; ~> kafka: url created", "Return"),
    ("backend {shorten service, redirect service, key generator, redis cache, url database, kafka}", "Return"),
]
FRAME = 130  # hundredths of a second that a picture of the animation stays


def typing(folder, look):
    """Each line with its ghosts, then what it drew, at last tidied: an animation of the window."""
    shown = Shown(empty(), folder)
    frames = []

    def frame():
        name = f"typing-{look}-{len(frames):02}"
        shown.picture(name)
        frames.append(folder / f"{name}.png")

    for words, end in TYPED:
        shown.type(words)
        frame()
        shown.key(end)
        frame()
    shown.key("Escape")
    shown.key("ctrl+l")
    drive.time.sleep(0.6)
    frame()
    shown.close()
    subprocess.run(["convert", "-delay", str(FRAME), "-loop", "0", *map(str, frames), "-delay", str(3 * FRAME), str(frames[-1]),
                    "-resize", "960x", "+dither", "-colors", "96", "-layers", "Optimize", str(folder / f"typing-{look}.gif")],
                   check=True)
    for picture in frames:
        picture.unlink()


NUMBERS = ("shorten: 500M/month write 500 B", "redirects: 500M/month * 100 read 500 B", "qps_per_server = 2000/s",
           "est: kept = 500M/month * 500 B * 5 y")
CLARIFIED = [
    "problem: Long web addresses do not fit into a message.",
    "goal: Links that can be read aloud",
    "kind: read heavy",
    "in: Shorten a long URL",
    "out: Analytics dashboards",
    "assume: 100:1 reads to writes",
    "ask: Can a link be changed after it was created?",
]


def clarify(folder, look):
    shown = Shown(example(folder, "url-shortener"), folder)
    shown.key("shift+1")
    shown.key("ctrl+1")
    for line in CLARIFIED:
        shown.type(line)
        shown.key("Return")
    shown.picture(f"clarify-{look}")
    shown.close()


def take(folder, look):
    theme(look)
    typing(folder, look)
    clarify(folder, look)
    shown = Shown(empty(), folder)
    shown.key("shift+1")
    shown.picture(f"start-{look}")
    shown.close()
    shown = Shown(typed(RIDES), folder)
    shown.picture(f"untidy-{look}")
    shown.key("ctrl+l")
    drive.time.sleep(0.6)
    shown.picture(f"tidy-{look}")
    shown.close()
    shown = Shown(typed(SHORTENER), folder)
    shown.key("shift+1")
    shown.press_widget("check box", "Scale")
    shown.press_widget("page tab", "Summary")
    shown.picture(f"summary-{look}")
    shown.close()
    shown = Shown(example(folder, "url-shortener"), folder)
    shown.key("shift+1")
    shown.press_widget("check box", "Requirements")
    shown.click(shown.thing("redirect service,"))
    shown.picture(f"window-{look}")
    shown.press_widget("page tab", "Inspector")
    shown.picture(f"inspector-{look}")
    shown.press_widget("check box", "Trade-offs")
    shown.picture(f"trade-offs-{look}")
    shown.command("numbers")
    for line in NUMBERS:
        shown.type(line)
        shown.key("Return")
    shown.picture(f"numbers-{look}")
    shown.press_widget("page tab", "Outline")
    shown.picture(f"outline-{look}")
    shown.press_widget("page tab", "Text")
    shown.picture(f"outline-text-{look}")
    shown.press_widget("page tab", "Tree")
    shown.key("F6")
    shown.command("only asynchronous")
    shown.picture(f"filter-{look}")
    shown.command("show all again")
    start = shown.thing("cdn,")
    shown.move(start)
    drive.xdotool("mousedown", 1)
    end = shown.thing("api gateway,")
    for step in range(1, 9):
        shown.move((start[0] + (end[0] - start[0]) * step / 8, start[1] + step / 4))
    shown.picture(f"guides-{look}")
    shown.key("Escape")
    drive.xdotool("mouseup", 1)
    shown.press_widget("push button", "Databases and stores")
    shown.picture(f"palette-{look}")
    shown.key("Escape")
    shown.type("redirect service ~> sta")
    shown.picture(f"type-line-{look}")
    shown.key("Escape")
    shown.key("ctrl+k")
    shown.type("align")
    shown.picture(f"commands-{look}")
    shown.key("Escape")
    shown.key("question")
    shown.picture(f"keys-{look}")
    shown.key("Escape")
    problems = shown.close()
    if problems:
        raise SystemExit(problems)


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    target.mkdir(parents=True, exist_ok=True)
    for chosen in ("light", "dark"):
        take(target, chosen)
