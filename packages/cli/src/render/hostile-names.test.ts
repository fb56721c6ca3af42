import type { Report } from '@ou-cost/spend';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { PLAIN } from '../terminal.ts';
import { parseCsv } from './csv-reading.ts';
import { exampleReport } from './example-report.ts';
import { FORMAT_NAMES, FORMATS, type Format } from './formats.ts';
import { harmless } from './harmless.ts';

const HOSTILE_NAMES: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<!-- --><style>*{display:none}</style>',
  '</title></style></table>',
  '&lt;b&gt; &amp;',
  'javascript:alert(1)',
  '=HYPERLINK("https://evil.example","x")',
  "=cmd|'/c calc'!A1",
  '+1+1',
  '-1-1',
  '@SUM(A1:A9)',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '  =1+1',
  '\u200b=1+1',
  'a|b | c',
  '`code` ``more``',
  '[text](https://evil.example)',
  '![image](https://evil.example/x.png)',
  'https://evil.example www.evil.example',
  '**bold** _it_ ~~gone~~ # head',
  'ends with a backslash \\',
  '| --- |',
  'two\nlines\r\nthree',
  '\u2028line\u2029paragraph',
  '\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007link',
  '\u009b31mred in eight bits',
  'bell\u0007 back\b\b\b null\u0000 delete\u007f',
  'right\u202eto left\u202c \u2066isolate\u2069 \u200fmark',
  'tag\u{e0041}\u{e0042} soft\u00adhyphen \ufeffmark',
  'lone \ud800 surrogate',
  'שלום عربي',
  '👩‍👩‍👧‍👦 🇯🇵 é',
  '決済システム本番環境',
  `long ${'名'.repeat(123)}`,
  ' ',
  '__proto__',
];

const view = { depth: null, terminal: PLAIN };
const BENIGN = exampleReport({ months: 2, compare: true, name: 'benign' });
const hostile = (name: string) => exampleReport({ months: 2, compare: true, name });

/** What no output may hold outside of its own line ends and byte order mark. */
const ACTIVE = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

function lines(text: string): string[] {
  return text.split('\n');
}

function tags(page: string): string[] {
  return page.match(/<[^>]*>/g) ?? [];
}

/** What holds for each format over and above the absence of active characters. */
const CHECKS: Readonly<Record<Format, (text: string, benign: string, report: Report) => void>> = {
  table: (text, benign) => {
    expect(lines(text).length).toBe(lines(benign).length);
    const rows = lines(text).filter((line) => /Prod|[├└]/.test(line) && /\d\.\d\d$/.test(line));
    // Figures end in one column, whatever the width of the names before them.
    expect(new Set(rows.map((line) => stringWidth(line))).size).toBeLessThanOrEqual(1);
  },
  json: (text, _benign, report) => expect(JSON.parse(text)).toEqual(report),
  csv: (text, benign) => checkCsv(text, benign),
  'csv-ou': (text, benign) => checkCsv(text, benign),
  markdown: (text, benign) => {
    expect(lines(text).length).toBe(lines(benign).length);
    const bars = (line: string) => line.replace(/\\./g, '').split('|').length;
    expect(lines(text).map(bars)).toEqual(lines(benign).map(bars));
    const active = text.replace(/\\./g, '');
    expect(active).not.toMatch(/[<>`[\]]|:\/\/|www\./);
    expect(active.split('*').length).toBe(benign.split('*').length);
  },
  html: (text, benign) => {
    expect(tags(text)).toEqual(tags(benign));
    expect(text.replace(/<[^>]*>/g, '')).not.toMatch(/&(?!(amp|lt|gt|quot|#39);)/);
  },
};

function checkCsv(text: string, benign: string): void {
  const rows = parseCsv(text);
  expect(rows.map((cells) => cells.length)).toEqual(parseCsv(benign).map((cells) => cells.length));
  for (const cell of rows.flat()) {
    if (/^-?\d+(\.\d+)?$/.test(cell)) continue;
    expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
  }
}

describe.each(FORMAT_NAMES)('in %s', (format) => {
  const benign = FORMATS[format](BENIGN, view);

  test.each(HOSTILE_NAMES.map((name) => [harmless(name), name]))('the name %s does no harm', (_, name) => {
    const report = hostile(name);
    const text = FORMATS[format](report, view);
    const own = format === 'csv-ou' ? text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n') : text;
    expect(own).not.toMatch(ACTIVE);
    CHECKS[format](text, benign, report);
  });
});

describe('amounts in CSV', () => {
  test.each(['csv', 'csv-ou'] as const)('%s leaves negative amounts the numbers they are', (format) => {
    const cells = parseCsv(FORMATS[format](BENIGN, view)).flat();
    expect(cells).toContain('-500');
    expect(cells).not.toContain("'-500");
  });
});
