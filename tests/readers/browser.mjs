// Look at web pages with Chromium: reads a line of JSON for each question, answers with one each.
//
// A question has the address of a page (file:), its width and height in CSS pixels, and perhaps
// "dark", "print" (media), "screenshot" or "pdf" (a path to write), "axe" (whether to ask axe-core), "tabs" (how
// often to press Tab), and "ask" (the body of a function whose result is wanted).
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await puppeteer.launch({
  executablePath: process.argv[2],
  args: ["--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--disable-lcd-text"],
});

const focused = () => {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    name: element.tagName.toLowerCase(),
    text: element.textContent.trim(),
    href: element.getAttribute("href") ?? "",
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    visible: box.width > 0 && box.height > 0 && box.left >= 0 && box.top >= 0,
  };
};

const violations = async (page) => {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run());
  return found.violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    places: nodes.map(({ html }) => html),
  }));
};

const answer = async (question) => {
  const page = await browser.newPage();
  const requests = [];
  const complaints = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("requestfailed", (request) => complaints.push(`not loaded: ${request.url()}`));
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.setViewport({ width: question.width, height: question.height });
  const scheme = { name: "prefers-color-scheme", value: question.dark ? "dark" : "light" };
  await page.emulateMediaFeatures([scheme]);
  if (question.print) await page.emulateMediaType("print");
  await page.goto(question.address, { waitUntil: "load" });
  await page.evaluate(() => document.fonts.ready.then(() => true));
  const result = { requests, complaints, violations: [], tabs: [], value: null };
  if (question.ask) result.value = await page.evaluate(`(() => { ${question.ask} })()`);
  if (question.axe) result.violations = await violations(page);
  for (let count = 0; count < question.tabs; count += 1) {
    await page.keyboard.press("Tab");
    result.tabs.push(await page.evaluate(focused));
  }
  if (question.screenshot) await page.screenshot({ path: question.screenshot, fullPage: true });
  if (question.pdf) await page.pdf({ path: question.pdf, preferCSSPageSize: true });
  await page.close();
  return result;
};

for await (const line of createInterface({ input: process.stdin })) {
  try {
    process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
  } catch (error) {
    process.stdout.write(`${JSON.stringify({ error: String(error) })}\n`);
  }
}
await browser.close();
