// A headless Chromium that keeps to itself, for the two scripts beside this one.
//
// PAGE_TOOLS names a folder in which npm has installed playwright-core (and, for the checks, axe-core); CHROMIUM
// the browser, /usr/bin/chromium unless given.

import { createRequire } from "node:module";
import { join } from "node:path";

const tools = createRequire(join(process.env.PAGE_TOOLS ?? process.cwd(), "tools.cjs"));

export const axeSource = () => tools("axe-core").source;

export function launch() {
  return tools("playwright-core").chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
