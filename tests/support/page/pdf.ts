import { getDocumentProxy } from 'unpdf';

/** Text that a PDF draws in one go, in points from the left and the bottom edge of its page. */
export interface Drawn {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  /** Lines from top to bottom, each from left to right. */
  readonly lines: readonly (readonly Drawn[])[];
}

/** Texts whose lower edges differ by less are on the same line: names and figures differ in size. */
const SAME_LINE = 2;

/** The text of a PDF, with where it is drawn. Text without a width, such as spaces between columns, is left out. */
export async function pdfPages(pdf: Uint8Array): Promise<PdfPage[]> {
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const numbers = Array.from({ length: document.numPages }, (_, at) => at + 1);
  const pages: PdfPage[] = [];
  for (const number of numbers) {
    const page = await document.getPage(number);
    const [, , width = 0, height = 0] = page.view;
    const { items } = await page.getTextContent();
    const drawn = items.flatMap((item): Drawn[] => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [, , , , left = 0, bottom = 0] = item.transform as number[];
      return [{ text: item.str, left, right: left + item.width, bottom }];
    });
    pages.push({ width, height, lines: linesOf(drawn) });
  }
  return pages;
}

function linesOf(drawn: readonly Drawn[]): Drawn[][] {
  const lines: Drawn[][] = [];
  for (const one of drawn.toSorted((a, b) => b.bottom - a.bottom)) {
    const line = lines.at(-1);
    if (line?.[0] !== undefined && line[0].bottom - one.bottom < SAME_LINE) line.push(one);
    else lines.push([one]);
  }
  return lines.map((line) => line.toSorted((a, b) => a.left - b.left));
}

/** A line as text: a space where there is a gap, and none inside a word that was drawn in pieces. */
export function lineText(line: readonly Drawn[]): string {
  return line
    .map(({ text, left }, at) => {
      const before = line[at - 1];
      return before === undefined || left - before.right < 0.7 ? text : ` ${text}`;
    })
    .join('')
    .replace(/\s+/g, ' ');
}
