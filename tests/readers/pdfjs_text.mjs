// Read PDFs with pdf.js: for each line of JSON, the path of a file, answer with a line of JSON that
// has the text items of each page, or an error.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";

// pdf.js warns on stdout, which is for answers here.
console.log = console.error;
const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");

const item = ({ str, hasEOL, width, transform }) => ({
  text: str,
  ends_line: hasEOL,
  x: transform[4],
  y: transform[5],
  width,
});

const read = async (path) => {
  const data = new Uint8Array(await readFile(path));
  const document = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    pages.push(items.map(item));
  }
  await document.destroy();
  return pages;
};

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = { pages: await read(JSON.parse(line)) };
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
