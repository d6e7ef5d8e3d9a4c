// Draws SVG files with rsvg-convert, Inkscape and Chromium and compares the pictures pairwise: each is blurred by a
// box of 3 x 3 px, and what differs is the share of pixels with a channel more than 64, and more than 16, of 255 apart.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { PNG } from 'pngjs';
import { open } from './serve.mjs';

const blurred = ({ width, height, data }) => {
    const out = new Float32Array(width * height * 3);
    for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++)
            for (let c = 0; c < 3; c++) {
                let sum = 0, count = 0;
                for (let dy = -1; dy <= 1; dy++)
                    for (let dx = -1; dx <= 1; dx++) {
                        const px = x + dx, py = y + dy;
                        if (px < 0 || py < 0 || px >= width || py >= height) continue;
                        const at = (py * width + px) * 4;
                        const alpha = data[at + 3] / 255;
                        sum += data[at + c] * alpha + 255 * (1 - alpha);
                        count++;
                    }
                out[(y * width + x) * 3 + c] = sum / count;
            }
    return out;
};
/** Blurred pictures; "share over 64 / share over 16" in percent. */
function shares(a, b) {
    let far = 0, near = 0;
    for (let i = 0; i < a.length; i += 3) {
        const apart = Math.max(Math.abs(a[i] - b[i]), Math.abs(a[i + 1] - b[i + 1]), Math.abs(a[i + 2] - b[i + 2]));
        far += apart > 64;
        near += apart > 16;
    }
    const percent = count => (300 * count / a.length).toFixed(3);
    return `${percent(far)} / ${percent(near)} %`;
}

for (const file of process.argv.slice(2)) {
    const [, width, height] = readFileSync(file, 'utf8').match(/<svg width="(\d+)" height="(\d+)"/).map(Number);
    const pictures = { rsvg: `${file}.rsvg.png`, inkscape: `${file}.inkscape.png`, chromium: `${file}.chromium.png` };
    execFileSync('rsvg-convert', ['-w', width, '-h', height, '-o', pictures.rsvg, file]);
    execFileSync('inkscape', ['--export-type=png', '-w', width, '-h', height, '-o', pictures.inkscape, file], { stdio: 'ignore' });
    const peer = await open(dirname(file), width, height);
    await peer.page.goto(`${peer.origin}/${basename(file)}`);
    await peer.page.screenshot({ path: pictures.chromium });
    await peer.close();
    const pixels = Object.fromEntries(Object.entries(pictures).map(([name, path]) => [name, blurred(PNG.sync.read(readFileSync(path)))]));
    const { rsvg, inkscape, chromium } = pixels;
    const pairs = [shares(rsvg, inkscape), shares(rsvg, chromium), shares(inkscape, chromium)];
    console.log(`  ${basename(file)} ${width} x ${height}: ${pairs.join(', ')}`);
}
