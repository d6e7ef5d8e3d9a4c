// Has Excalidraw open files that Chalkline wrote, takes a picture, and drags the node with the most arrows: what
// restore() keeps must be what was written, and every arrow must end at its shapes before and after.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { open } from './serve.mjs';

const pause = ms => new Promise(done => setTimeout(done, ms));

/** In the page: how many ends of arrows are unbound or more than 8 px from their shapes. */
function endsAway() {
    const all = window.api.getSceneElements();
    const byId = new Map(all.map(e => [e.id, e]));
    let away = 0;
    for (const arrow of all.filter(e => e.type === 'arrow'))
        for (const [binding, point] of [[arrow.startBinding, arrow.points[0]], [arrow.endBinding, arrow.points.at(-1)]]) {
            const shape = byId.get(binding?.elementId);
            const x = arrow.x + point[0], y = arrow.y + point[1];
            const dx = shape ? Math.max(shape.x - x, 0, x - shape.x - shape.width) : 99;
            const dy = shape ? Math.max(shape.y - y, 0, y - shape.y - shape.height) : 99;
            away += Math.hypot(dx, dy) > 8;
        }
    return away;
}

/** In the page: where the middle of the node with the most arrows is on the screen. */
function busiest() {
    const { scrollX, scrollY, zoom } = window.api.getAppState();
    const nodes = window.api.getSceneElements().filter(e => e.type === 'rectangle' && e.id.startsWith('n'));
    const node = nodes.sort((a, b) => b.boundElements.length - a.boundElements.length)[0];
    return { x: (node.x + node.width / 2 + scrollX) * zoom.value, y: (node.y + node.height / 2 + scrollY) * zoom.value };
}

const [folder, ...files] = process.argv.slice(2);
for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const peer = await open(folder);
    const { page } = peer;
    await page.goto(`${peer.origin}/excalidraw.html`);
    await page.waitForFunction('window.load');
    await page.evaluate(t => window.load(t), text);
    await pause(2000);
    await page.evaluate(() => window.api.scrollToContent(undefined, { fitToContent: true }));
    await pause(700);
    await page.screenshot({ path: `${file}.png` });
    const kept = await page.evaluate(() => window.kept);
    const before = await page.evaluate(endsAway);
    const at = await page.evaluate(busiest);
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + 60, at.y + 120, { steps: 8 });
    await page.mouse.up();
    await pause(500);
    const after = await page.evaluate(endsAway);
    await page.screenshot({ path: `${file}.dragged.png` });
    const written = JSON.parse(text).elements.length;
    console.log(`  ${basename(file)}: ${written}, ${kept}; ${before}, ${after} ${peer.problems.join('; ')}`);
    if (kept !== written || before + after + peer.problems.length > 0) process.exitCode = 1;
    await peer.close();
}
