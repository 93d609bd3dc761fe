// Takes the picture of the page in the README.
//
// Usage: node tests/page/picture.mjs PAGE.html PICTURE.png (see browser.mjs for what it needs).

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { launch } from "./browser.mjs";

const [page_, picture] = process.argv.slice(2);
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1200, height: 700 } });
await page.goto(pathToFileURL(resolve(page_)).href);
await page.locator("a.n.wrong").first().hover();
await page.locator(".pop").waitFor();
await page.screenshot({ path: picture });
await browser.close();
