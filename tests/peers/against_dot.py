#!/usr/bin/env python3
"""Sets the layout beside Graphviz's dot: same graphs, same node sizes, same gaps, drawn with orthogonal lines.

usage: against_dot.py BENCH [GRAPHS.json...] [--nodesep PX] [--ranksep PX] [--across] [--runs N] [--check]

BENCH is chalkline-bench; the graphs are in the neutral JSON of its option --graph, without any 30 to 300 nodes
are made here with five seeds. With --check the exit code is 1 if the sums miss the goals: crossings at most
1.0 (quality) and 1.4 (fast) times those of dot, length and area at most 1.1 times. Time is never checked. Each graph is laid out by
`dot -Gsplines=ortho`, by `chalkline-bench layout` and by `chalkline-bench layout --quality`; crossings, length
and area are counted here, by the same code for all three. dot's time is that of its process less the time of
the same process on a graph of one node, minimum of N runs.
"""
import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def rows_of_nodes(count, seed):
    """About 1.3 edges a node, most of them to the next rows, 3 % across all."""
    dice = random.Random(seed * 1000 + count)
    columns = max(3, round((count * 1.3) ** 0.5))
    nodes = [{'id': f'n{i}', 'kind': 'service', 'label': f'Service {i}', 'x': i % columns * 220,
              'y': i // columns * 160, 'w': 140, 'h': 60} for i in range(count)]
    edges = {}
    for i in range(columns, count):
        near = min(columns - 1, max(0, i % columns + dice.randrange(5) - 2))
        edges[(i // columns - 1) * columns + near, i] = True
    while len(edges) * 10 < count * 13:
        source = dice.randrange(count)
        column = dice.randrange(columns) if dice.random() < 0.03 else \
            min(columns - 1, max(0, source % columns + dice.randrange(9) - 4))
        target = (source // columns + 1 + dice.randrange(3)) * columns + column
        if target < count:
            edges[source, target] = True
    return {'nodes': nodes, 'edges': [
        {'id': f'e{i}', 'from': f'n{a}', 'to': f'n{b}', 'label': 'HTTP' if i % 4 == 0 else '',
         'kind': 'async' if i % 3 == 0 else 'sync'} for i, (a, b) in enumerate(edges)]}


def dot_source(graph, nodesep, ranksep, across):
    lines = [f'digraph G {{ rankdir={"LR" if across else "TB"}; splines=ortho; '
             f'nodesep={nodesep / 72}; ranksep={ranksep / 72};']
    for node in graph['nodes']:
        lines.append(f'"{node["id"]}" [shape=box, fixedsize=true, label="", '
                     f'width={node["w"] / 72}, height={node["h"] / 72}];')
    lines += [f'"{edge["from"]}" -> "{edge["to"]}" [arrowhead=none];' for edge in graph['edges']]
    return '\n'.join(lines + ['}'])


def run_dot(source, runs):
    best = float('inf')
    for _ in range(runs):
        start = time.perf_counter()
        done = subprocess.run(['dot', '-Tjson0'], input=source, capture_output=True, text=True, check=True)
        best = min(best, time.perf_counter() - start)
    return json.loads(done.stdout), best * 1000


def dot_polylines(drawn):
    lines = []
    for edge in drawn.get('edges', []):
        points = [tuple(map(float, p.split(',')[-2:])) for p in edge['pos'].split()]
        lines.append(points[::3])
    return lines


def segments_of(lines):
    across, down = [], []
    for number, points in enumerate(lines):
        for (x1, y1), (x2, y2) in zip(points, points[1:]):
            if abs(x1 - x2) < 0.01 and abs(y1 - y2) < 0.01:
                continue
            if abs(y1 - y2) <= abs(x1 - x2):
                across.append((min(x1, x2), max(x1, x2), (y1 + y2) / 2, number))
            else:
                down.append((min(y1, y2), max(y1, y2), (x1 + x2) / 2, number))
    return across, down


def crossings_of(lines):
    across, down = segments_of(lines)
    across.sort()
    count = 0
    for y1, y2, x, number in down:
        for left, right, y, other in across:
            if left >= x - 0.01:
                break
            count += other != number and right > x + 0.01 and y1 + 0.01 < y < y2 - 0.01
    return count


def length_of(lines):
    return sum(abs(x1 - x2) + abs(y1 - y2)
               for points in lines for (x1, y1), (x2, y2) in zip(points, points[1:]))


def by_dot(graph, options, floor):
    drawn, ms = run_dot(dot_source(graph, options.nodesep, options.ranksep, options.across), options.runs)
    lines = dot_polylines(drawn)
    boxes = []
    for item in drawn.get('objects', []):
        x, y = map(float, item['pos'].split(','))
        boxes.append((x, y, float(item['width']) * 72, float(item['height']) * 72))
    width = max(x + w / 2 for x, y, w, h in boxes) - min(x - w / 2 for x, y, w, h in boxes)
    height = max(y + h / 2 for x, y, w, h in boxes) - min(y - h / 2 for x, y, w, h in boxes)
    return crossings_of(lines), length_of(lines), width, height, max(ms - floor, 0.01)


def by_bench(path, options, quality):
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / 'out.json'
        command = [options.bench, 'layout', '--graph', path, '--write', str(out), '--runs', str(options.runs),
                   '--nodesep', str(options.nodesep), '--ranksep', str(options.ranksep)]
        command += ['--quality'] * quality + ['--across'] * options.across
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
        drawn = json.loads(out.read_text())
    lines = [[tuple(p) for p in edge['points']] for edge in drawn['edges']]
    width = max(n['x'] + n['w'] for n in drawn['nodes']) - min(n['x'] for n in drawn['nodes'])
    height = max(n['y'] + n['h'] for n in drawn['nodes']) - min(n['y'] for n in drawn['nodes'])
    return crossings_of(lines), length_of(lines), width, height, json.loads(told[0])['min_ms']


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument('bench')
    parser.add_argument('graphs', nargs='*')
    parser.add_argument('--check', action='store_true')
    parser.add_argument('--nodesep', type=float, default=48)
    parser.add_argument('--ranksep', type=float, default=72)
    parser.add_argument('--across', action='store_true')
    parser.add_argument('--runs', type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for count in (30, 100, 300) if not options.graphs else ():
            for seed in range(1, 6):
                path = Path(folder) / f'{count}_{seed}.json'
                path.write_text(json.dumps(rows_of_nodes(count, seed)))
                options.graphs.append(str(path))
        return compare(options)


def compare(options):
    floor = run_dot('digraph G { a }', 5)[1]
    sums = {'dot': [0.0] * 4, 'fast': [0.0] * 4, 'quality': [0.0] * 4}
    print(f'nodesep {options.nodesep:g} ranksep {options.ranksep:g} px; crossings length area ms')
    for path in options.graphs:
        graph = json.loads(Path(path).read_text())
        try:
            dot = by_dot(graph, options, floor)
        except subprocess.CalledProcessError as fault:
            print(f'{Path(path).stem:>10} | left out: dot ends with {fault.returncode}')
            continue
        rows = {'dot': dot, 'fast': by_bench(path, options, False),
                'quality': by_bench(path, options, True)}
        text = [f'{Path(path).stem:>10}']
        for name, (crossings, length, width, height, ms) in rows.items():
            for i, value in enumerate((crossings, length, width * height, ms)):
                sums[name][i] += value
            text.append(f'{name} {crossings:5d} {length:8.0f} {width:5.0f}x{height:<5.0f} {ms:7.2f}')
        print(' | '.join(text), flush=True)
    base = sums['dot']
    met = True
    for name in ('fast', 'quality'):
        ratios = [own / theirs if theirs else 1.0 for own, theirs in zip(sums[name], base)]
        print(f'{name:>10} / dot, in sum: crossings {ratios[0]:.3f}, length {ratios[1]:.3f}, '
              f'area {ratios[2]:.3f}, time {ratios[3]:.4f}')
        limits = [1.4 if name == 'fast' else 1.0, 1.1, 1.1]
        met = met and all(ratio <= limit for ratio, limit in zip(ratios, limits))
    return 0 if met or not options.check else 1


if __name__ == '__main__':
    sys.exit(main())
