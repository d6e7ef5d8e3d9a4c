// Has Mermaid parse and draw flowcharts that Chalkline wrote: the counts must be those of the lines, and every
// label must be seen as the text it stands for, with no markup in the picture.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { open } from './serve.mjs';

const named = { quot: '"', lt: '<', gt: '>', amp: '&' };
const entity = (_, name) => named[name] ?? String.fromCharCode(Number(name));
const plain = label => label.split('<br/>').map(line => line.replace(/#(\w+);/g, entity)).join('\n').trim();

/** What the lines of a file say. */
function wantedOf(text) {
    const want = { nodes: [], edges: [], groups: [], links: 0, dashed: 0 };
    for (const line of text.split('\n').map(line => line.trim())) {
        const label = line.match(/"([^"]*)"/)?.[1];
        if (line.startsWith('%%') || /^class(Def)? /.test(line)) continue;
        if (line.startsWith('subgraph ')) {
            want.groups.push(plain(label));
        } else if (/^\w+ <?(--|-\.|==)/.test(line)) {
            want.links++;
            want.dashed += /^\w+ <?-\./.test(line);
            if (label !== undefined) want.edges.push(plain(label));
        } else if (label !== undefined) {
            want.nodes.push(plain(label));
        }
    }
    return want;
}

function differences(want, counts, drawn) {
    const found = [];
    const wanted = { nodes: want.nodes.length, edges: want.links, groups: want.groups.length, dashed: want.dashed };
    if (JSON.stringify(counts) !== JSON.stringify(wanted)) found.push(`counts ${JSON.stringify({ wanted, counts })}`);
    for (const what of ['nodes', 'edges', 'groups']) {
        const seen = drawn[what].map(words => words.trim());
        const missing = want[what].filter(words => !seen.includes(words));
        const extra = seen.filter(words => !want[what].includes(words));
        if (missing.length + extra.length) found.push(`${what} ${JSON.stringify({ missing, extra })}`);
    }
    if (drawn.markup) found.push(`${drawn.markup} elements of markup`);
    return found;
}

const [folder, ...files] = process.argv.slice(2);
const peer = await open(folder);
await peer.page.goto(`${peer.origin}/mermaid.html`);
await peer.page.waitForFunction('window.draw');
let good = 0;
for (const file of files) {
    const text = readFileSync(file, 'utf8');
    try {
        const counts = await peer.page.evaluate(t => window.read(t), text);
        const found = differences(wantedOf(text), counts, await peer.page.evaluate(t => window.draw(t), text));
        good += found.length === 0;
        for (const what of found) console.log(`  ${basename(file)}: ${what}`);
    } catch (error) {
        console.log(`  ${basename(file)}: ${error.message.slice(0, 300)}`);
    }
}
for (const problem of peer.problems) console.log(`  ${problem}`);
console.log(`  ${good} of ${files.length} files as written`);
await peer.close();
process.exitCode = good === files.length && peer.problems.length === 0 ? 0 : 1;
