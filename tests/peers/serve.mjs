// A page server on this machine only, and a headless Chromium that asks it.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import puppeteer from 'puppeteer-core';

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.svg': 'image/svg+xml' };

/// Serves the folder and opens a page; close() ends both. Anything but this server is out of reach.
export async function open(folder, width = 1600, height = 1000) {
    const server = createServer((request, response) => {
        const path = join(folder, normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname)));
        if (!existsSync(path) || !statSync(path).isFile()) return response.writeHead(404).end();
        response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' });
        createReadStream(path).pipe(response);
    });
    await new Promise(done => server.listen(0, '127.0.0.1', done));
    const origin = `http://127.0.0.1:${server.address().port}`;
    const browser = await puppeteer.launch({
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb', '--font-render-hinting=none'],
        defaultViewport: { width, height },
    });
    const page = await browser.newPage();
    const problems = [];
    page.on('dialog', dialog => { problems.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    page.on('pageerror', error => problems.push(`error: ${error.message}`));
    await page.setRequestInterception(true);
    page.on('request', request => {
        const local = request.url().startsWith(origin) || request.url().startsWith('data:') || request.url().startsWith('blob:');
        return local ? request.continue() : request.abort();
    });
    return { origin, browser, page, problems, close: async () => { await browser.close(); server.close(); } };
}
