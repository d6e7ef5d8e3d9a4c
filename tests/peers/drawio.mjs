// Has draw.io's own viewer open files that Chalkline wrote, takes a picture, and moves the node with the most edges:
// all cells must be there and drawn, and every edge must end at its shapes.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { open } from './serve.mjs';

const [folder, ...files] = process.argv.slice(2);
for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const written = kind => text.split(`${kind}="1"`).length - 1;
    const peer = await open(folder);
    await peer.page.goto(`${peer.origin}/drawio.html`);
    await peer.page.waitForFunction('window.load');
    const got = await peer.page.evaluate(t => window.load(t), text);
    await peer.page.screenshot({ path: `${file}.png` });
    const away = await peer.page.evaluate(() => window.drag());
    await peer.page.screenshot({ path: `${file}.dragged.png` });
    console.log(`  ${basename(file)}: ${written('vertex')} and ${written('edge')}, ${got.vertices} and ${got.edges}; ` +
        `${got.missing}; ${away} ${peer.problems.join('; ')}`);
    const whole = got.vertices === written('vertex') && got.edges === written('edge');
    if (!whole || got.missing + got.loose + got.markup + away + peer.problems.length > 0) process.exitCode = 1;
    await peer.close();
}
