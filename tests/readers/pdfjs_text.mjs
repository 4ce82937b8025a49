// Print the text items of a PDF as pdf.js reads them: JSON, a list of items for each page.
import { readFile } from "node:fs/promises";

// pdf.js warns on stdout, which is for data here.
console.log = console.error;
const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");

const item = ({ str, hasEOL, width, transform }) => ({
  text: str,
  ends_line: hasEOL,
  x: transform[4],
  y: transform[5],
  width,
});

const data = new Uint8Array(await readFile(process.argv[2]));
const document = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise;
const pages = [];
for (let number = 1; number <= document.numPages; number += 1) {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent({ disableNormalization: true });
  pages.push(items.map(item));
}
process.stdout.write(JSON.stringify(pages));
await document.destroy();
