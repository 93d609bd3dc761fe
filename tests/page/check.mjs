// The page of `recount check --format html` in a real browser.
//
// Usage: node tests/page/check.mjs BINARY (see browser.mjs for what it needs). Every check opens the page anew
// and fails also if the page logs an error or asks for anything besides itself.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { axeSource, launch } from "./browser.mjs";

const binary = resolve(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), "recount-page-"));

const WRONG = "Requests doubled from 13,800 in 2011 to 36,000 in 2013.";
const RIGHT = "Of 5,824 crimes only 49 led to a sentence, about 1%.";
const OPEN = "Repairs cost £9,400, nearly seven times as much as the year before.";
const HOSTILE = `<script>document.title = "run"</script> <img src="http://example.com/x.png" onerror="document.title = 'run'">
</article></main><style>* { display: none }</style> "quoted" & 'quoted' ${WRONG}`;
const ROUNDED = "The county gave £1.2 million and a lottery £0.9 million, £2.2 million in all.";
const FILLER = Array.from("abcdefghijklmnopqrst", (letter) =>
  `Then came the boats that are called after the letter ${letter}, slowly, by the old canal and under the bridge, and those
who had waited on the bank since the morning went home with nothing but the news of it.`).join("\n\n");

const recount = (path, format) => {
  try {
    return execFileSync(binary, ["check", path, "--format", format], { cwd: folder, maxBuffer: 1 << 28 });
  } catch (error) {
    // 1 only says that something is wrong in the drafts.
    assert.equal(error.status, 1, error.stderr?.toString());
    return error.stdout;
  }
};

/** Writes drafts into a folder and their page beside it. */
function make(name, drafts) {
  const place = join(folder, name);
  mkdirSync(place);
  for (const [file, text] of Object.entries(drafts)) writeFileSync(join(place, file), text);
  const page = join(folder, `${name}.html`);
  writeFileSync(page, recount(name, "html"));
  return { page, url: pathToFileURL(page).href, report: JSON.parse(recount(name, "json")) };
}

const few = make("few", {
  "a.txt": `A title\n\n${RIGHT}\n\n${FILLER}\n\n${WRONG}\n`,
  "b.md": `# Repairs\n\n${OPEN}\n\n| ships | share |\n| --- | --- |\n| 103 of 412 | 25% |\n\n${ROUNDED}\n`,
  "hostile.txt": HOSTILE,
});
const many = make("many", Object.fromEntries(Array.from({ length: 200 }, (_, n) => [
  `draft-${String(n).padStart(3, "0")}.txt`,
  [FILLER, RIGHT, ...(n % 40 === 7 ? [WRONG] : []), FILLER, RIGHT].join("\n\n"),
])));

const browser = await launch();
const checks = [];
const check = (name, run, options = {}) => checks.push({ name, run, options });
const card = (page, number) => page.locator(`#f${number}`);
const numbered = (report, verdict) => report.findings
  .map((finding, index) => ({ ...finding, number: index + 1 }))
  .filter((finding) => finding.verdict === verdict);
const agreeing = (report, how) => numbered(report, "consistent").filter((finding) => finding.agreement === how);
const visible = (page) => page.locator(".card:visible").count();
const box = (page, name) => page.getByRole("checkbox", { name });
/** The words that a finding judges. */
const claimOf = async (page, number) => page.locator(await card(page, number).locator(".go").getAttribute("href"));
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.className);
const inView = (locator) => locator.evaluate((element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
});
const pop = ".pop:popover-open";

check("shows every draft and every finding", async (page) => {
  assert.equal(await page.locator(".draft").count(), 3);
  for (const [index, finding] of few.report.findings.entries()) {
    const text = await card(page, index + 1).textContent();
    assert.ok(text.includes(finding.message), finding.message);
    const marked = await claimOf(page, index + 1);
    assert.ok((await marked.textContent()).includes(finding.claim.text));
  }
  for (const finding of numbered(few.report, "inconsistent")) assert.ok(await card(page, finding.number).isVisible());
  for (const role of ["banner", "complementary", "main", "contentinfo"]) assert.equal(await page.getByRole(role).count(), 1, role);
  assert.match(await page.getByRole("contentinfo").textContent(), /Nothing leaves this machine/);
});

check("takes a hostile draft for text", async (page) => {
  assert.match(await page.title(), /cannot be right/);
  assert.equal(await page.locator("main img, main script, main style").count(), 0);
  const shown = await page.locator("#d3 .text").textContent();
  assert.ok(shown.includes(`<script>document.title = "run"</script>`), shown);
});

check("lets nothing be loaded or run that is not its own", async (page) => {
  const blocked = await page.evaluate(async () => {
    const violations = [];
    addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
    const script = document.createElement("script");
    script.append("window.ran = true");
    const image = document.createElement("img");
    image.src = "http://localhost:9/x.png";
    try { document.body.append(script, image); } catch { violations.push("trusted-types"); }
    document.body.append(image);
    await fetch("http://localhost:9/").catch(() => {});
    await new Promise((done) => setTimeout(done, 50));
    return { violations, ran: window.ran === true };
  });
  assert.equal(blocked.ran, false);
  assert.ok(blocked.violations.includes("img-src") && blocked.violations.includes("connect-src"), blocked.violations.join());
}, { errors: true });

check("filters by verdict, rule and words", async (page) => {
  const count = (verdict) => numbered(few.report, verdict).length;
  assert.equal(await visible(page), count("inconsistent") + count("unverifiable"));
  await box(page, "Open").uncheck();
  assert.equal(await visible(page), count("inconsistent"));
  await box(page, "Right").check();
  await box(page, "Wrong").uncheck();
  const right = agreeing(few.report, "right");
  assert.equal(await visible(page), right.length);
  const [rounded] = agreeing(few.report, "right-after-rounding");
  assert.ok(!(await card(page, rounded.number).isVisible()));
  await box(page, "After rounding").check();
  assert.ok(await card(page, rounded.number).isVisible());
  await box(page, "After rounding").uncheck();
  const rule = right[0].rule;
  await page.getByLabel("Rule").selectOption(rule);
  assert.equal(await visible(page), right.filter((f) => f.rule === rule).length);
  await page.getByLabel("Words").fill("a.txt");
  assert.ok((await visible(page)) > 0);
  await page.getByLabel("Words").fill("no such words");
  assert.equal(await visible(page), 0);
  assert.ok(await page.getByText("No finding matches.").isVisible());
  assert.match(await page.getByRole("status").innerText(), /^0 findings/);
});

check("jumps by mouse from the list to the words, to an operand and back", async (page) => {
  const finding = numbered(few.report, "inconsistent")[0];
  const number = finding.number;
  await card(page, number).locator(".go").click();
  const words = await claimOf(page, number);
  await page.waitForFunction((id) => document.activeElement.id === id, await words.getAttribute("id"));
  assert.ok(await inView(words));
  assert.ok((await page.locator(pop).innerText()).toLowerCase().includes(finding.message.toLowerCase()));
  await page.locator(`${pop} .op`).first().click();
  const operand = finding.operands[0].text;
  await page.waitForFunction((text) => document.activeElement.textContent === text, operand);
  // The jump brought other words under the pointer, which rests.
  await page.waitForTimeout(400);
  assert.ok((await page.locator(pop).innerText()).toLowerCase().includes(finding.message.toLowerCase()), "an operand shows where it is used");
  await page.goBack();
  assert.ok(await inView(words));
});

check("shows the working on hover, marks the operands, and takes it away", async (page) => {
  const finding = numbered(few.report, "inconsistent")[0];
  const words = await claimOf(page, finding.number);
  await words.hover();
  await page.locator(pop).waitFor();
  assert.ok((await page.locator(pop).innerText()).includes("36,000 / 13,800"));
  assert.equal(await page.locator(".n.lit").count(), finding.operands.length);
  await page.locator(pop).hover();
  await page.waitForTimeout(400);
  assert.ok(await page.locator(pop).isVisible(), "it stays while the pointer is on it");
  await page.mouse.move(2, 2);
  await page.locator(pop).waitFor({ state: "detached" });
  assert.equal(await page.locator(".n.lit").count(), 0);
});

check("can be used by keyboard alone", async (page) => {
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.hash), "#findings");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash === "#drafts");
  // From one mark to the next, past the draft's own line, with its working right behind it.
  const seen = [];
  for (let step = 0; step < 40 && !seen.includes("n1"); step++) {
    await page.keyboard.press("Tab");
    seen.push(await focused(page));
  }
  assert.ok(seen.includes("n1"), seen.join());
  await page.locator(pop).waitFor();
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.matches(".pop a")));
  await page.keyboard.press("Escape");
  assert.equal(await focused(page), "n1");
  assert.equal(await page.locator(pop).count(), 0);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.matches("aside .go"));
  await page.keyboard.press("Home");
  const first = await page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press("ArrowDown");
  assert.notEqual(await page.evaluate(() => document.activeElement.textContent), first);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.matches("main .n"));
});

check("walks through the findings with one button", async (page) => {
  const shown = await visible(page);
  const places = [];
  for (let step = 0; step < shown; step++) {
    await page.getByRole("button", { name: "Next" }).click();
    assert.match(await page.getByRole("status").textContent(), new RegExp(`^${step + 1} of ${shown}`));
    await page.waitForTimeout(50);
    const words = page.locator("main .n.here");
    assert.ok(await inView(words));
    const [above, below] = [await words.boundingBox(), await page.locator(pop).boundingBox()];
    const gap = Math.max(below.y - above.y - above.height, above.y - below.y - below.height);
    assert.ok(gap >= 0 && gap < 12, `the working is ${gap} px from its words`);
    places.push(await words.getAttribute("id"));
  }
  assert.equal(new Set(places).size, shown);
});

check("leads by its links without its script", async (page) => {
  assert.equal(await visible(page), few.report.findings.length);
  assert.ok(!(await page.locator(".tools").isVisible()));
  const number = numbered(few.report, "inconsistent")[0].number;
  await card(page, number).locator(".go").click();
  assert.ok(await inView(await claimOf(page, number)));
}, { context: { javaScriptEnabled: false } });

for (const colorScheme of ["light", "dark"]) {
  check(`has no fault that axe finds (${colorScheme})`, async (page) => {
    await box(page, "Right").check();
    await page.locator("a.n.wrong").first().focus();
    await page.evaluate(axeSource());
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    const told = violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((node) => node.html + " " + node.failureSummary).join("; ")}`);
    assert.deepEqual(told, []);
  }, { context: { colorScheme, bypassCSP: true } });
}

check("is dark where the reader wants it dark", async (page) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number));
  await page.emulateMedia({ colorScheme: "light" });
  assert.ok((await ground())[0] > 200);
  await page.emulateMedia({ colorScheme: "dark" });
  assert.ok((await ground())[0] < 60);
});

check("fits a telephone", async (page) => {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  await page.locator("a.n.wrong").first().tap();
  const box = await page.locator(pop).boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 360);
  assert.ok(await page.locator("a.n.wrong").first().evaluate((words) => words === document.activeElement));
}, { context: { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true } });

check("prints the findings and the drafts without the tools", async (page) => {
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await page.locator(".tools").isVisible()));
  assert.ok(await page.locator("#d1 .text").isVisible());
  const sign = await page.locator("a.n.wrong").first().evaluate((words) => getComputedStyle(words, "::after").content);
  assert.match(sign, /✗/);
  assert.ok((await page.pdf({ format: "A4" })).length > 10_000);
});

check("stays usable with 200 drafts", async (page) => {
  const bytes = statSync(many.page).size;
  const load = await page.evaluate(() => performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd);
  console.log(`     200 drafts: ${(bytes / 1e6).toFixed(1)} MB, ready after ${Math.round(load)} ms`);
  assert.ok(bytes < 16e6, `${bytes} bytes`);
  assert.ok(load < 10_000, `${load} ms`);
  assert.equal(await page.locator(".draft").count(), 200);
  assert.equal(await page.locator(".draft[open]").count(), numbered(many.report, "inconsistent").length);
  const last = many.report.findings.length;
  await box(page, "Right").check();
  await card(page, last).locator(".go").click();
  const words = await claimOf(page, last);
  await page.waitForFunction((id) => document.activeElement.id === id, await words.getAttribute("id"));
  await page.waitForTimeout(100);
  assert.ok(await inView(words), "the draft unfolds and the words come into view");
}, { of: many });

let failed = 0;
for (const { name, run, options } of checks) {
  const { url } = options.of ?? few;
  const context = await browser.newContext(options.context);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults = [];
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (message) => faults.push(`console: ${message.text()}`));
  page.on("request", (request) => { if (!request.url().startsWith(url) && !request.url().startsWith("data:")) faults.push(`request: ${request.url()}`); });
  try {
    await page.goto(url);
    await run(page);
    if (!options.errors) assert.deepEqual(faults, []);
    console.log(`ok   ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAIL ${name}\n${error.stack}\n${faults.join("\n")}`);
  }
  await context.close();
}
await browser.close();
rmSync(folder, { recursive: true });
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
