"""Drives the real program as a person would: widgets are found by their accessible names, things on the canvas
through the project file, and everything is done with xdotool. Counts what the pointer does.

Run with the system's Python inside tests/desktop/session.sh.
"""
import os
import pathlib
import sqlite3
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

MENU_MARGIN = 5  # px above the first row
MENU_ROW = 26  # px
LIMIT = 20  # s that any condition is waited for


def wait(what, condition, limit=LIMIT):
    """The first true answer of `condition`, asked again and again."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        answer = condition()
        if answer:
            return answer
        time.sleep(0.02)
    raise SystemExit(f"waited {limit} s for {what}")


def xdotool(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True)


class Program:
    """One run of the program on a project file."""

    def __init__(self, program, file):
        self.file = pathlib.Path(file)
        self.process = subprocess.Popen([program, str(file)], stderr=subprocess.PIPE)
        self.application = wait("the program", self._application)
        self.canvas = wait("the canvas", lambda: self.find("canvas", "Canvas"))
        wait("the canvas' place", lambda: self.box(self.canvas)[2] > 100)
        self.pointer_actions = 0
        self.keys_typed = 0

    def _application(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child and child.get_process_id() == self.process.pid and child.get_child_count() > 0:
                return child
        return None

    # widgets

    def all(self, under=None):
        todo = [under or self.application]
        while todo:
            widget = todo.pop()
            if widget is None:
                continue
            yield widget
            todo.extend(widget.get_child_at_index(i) for i in range(widget.get_child_count()))

    def find(self, role, name, under=None):
        """The first widget of this role and name that can be seen."""
        for widget in self.all(under):
            try:
                if widget.get_role_name() == role and widget.get_name() == name:
                    if widget.get_state_set().contains(Atspi.StateType.SHOWING) and self.box(widget)[2] > 0:
                        return widget
            except gi.repository.GLib.GError:
                continue  # it went while we looked
        return None

    @staticmethod
    def box(widget):
        extents = widget.get_extents(Atspi.CoordType.SCREEN)
        return extents.x, extents.y, extents.width, extents.height

    def centre(self, role, name):
        x, y, w, h = self.box(wait(f"{role} {name}", lambda: self.find(role, name)))
        return x + w // 2, y + h // 2

    def popup(self):
        """The box of the menu that is open. Menus are no children of the accessible application."""
        def look():
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                                   capture_output=True, text=True).stdout.split()
            for window in found:
                shape = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window], capture_output=True, text=True).stdout
                values = dict(line.split("=") for line in shape.split())
                box = tuple(int(values[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))
                if 60 < box[2] < 500 and box[3] > 40:
                    return box
            return None
        return wait("a menu", look)

    def choose(self, row):
        """Clicks a row of the menu that is open, counted from 0."""
        x, y, width, _ = self.popup()
        self.click((x + width // 2, y + MENU_MARGIN + MENU_ROW * row + MENU_ROW // 2))

    def things(self, under=None):
        """Everything on the sheet: what lies in a boundary is the boundary's child."""
        parent = under or self.canvas
        for child in (parent.get_child_at_index(i) for i in range(parent.get_child_count())):
            if child is not None:
                yield child
                yield from self.things(child)

    # pointer and keys

    def move(self, at):
        xdotool("mousemove", "--sync", round(at[0]), round(at[1]))
        time.sleep(0.05)

    def click(self, at, times=1):
        self.move(at)
        xdotool("click", "--repeat", times, "--delay", 30, 1)
        self.pointer_actions += 1

    def press_widget(self, role, name):
        self.click(self.centre(role, name))

    def drag(self, start, end, keys=()):
        self.move(start)
        for key in keys:
            xdotool("keydown", key)
        xdotool("mousedown", 1)
        for step in range(1, 6):
            self.move([start[i] + (end[i] - start[i]) * step / 5 for i in (0, 1)])
        xdotool("mouseup", 1)
        for key in keys:
            xdotool("keyup", key)
        self.pointer_actions += 1

    def type(self, text):
        xdotool("type", "--delay", 5, text)
        self.keys_typed += len(text)

    def key(self, *keys):
        xdotool("key", "--delay", 20, *keys)
        self.keys_typed += len(keys)

    # the project, as its file has it

    def rows(self, sql, *values):
        with sqlite3.connect(f"file:{self.file}?mode=ro", uri=True) as connection:
            return connection.execute(sql, values).fetchall()

    def count(self, table):
        return self.rows(f"SELECT count(*) FROM {table}")[0][0]

    def wait_for(self, what, sql, *values):
        """Until the query's one value is true."""
        return wait(what, lambda: self.rows(sql, *values)[0][0])

    def kill(self):
        self.process.kill()
        self.process.wait()

    def close(self):
        self.key("ctrl+q")
        self.process.wait(LIMIT)
        return self.process.stderr.read().decode()
