import { read } from '@e965/xlsx';
import { isTextOutput, REPORT_OUTPUT_NAMES, type TextOutput } from '@ou-cost/contract/options';
import { judgeRules, parseRule, type Report } from '@ou-cost/spend';
import { parse } from 'csv-parse/sync';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { messageFor } from './message/render.ts';
import { rendererOf } from './render.ts';
import { escapeControlCharacters } from './shared/escape-control-characters.ts';
import { PLAIN_VIEW } from './shared/view.ts';
import { exampleReport } from './testing/example-report.ts';
import { renderXlsx } from './xlsx/render.ts';

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
  'constructor',
  '_x000D_ and _x0041_',
  '<!channel> <@U123> <https://evil.example|click>',
  '{{expression}} {{DATE(2026-01-01T00:00:00Z,SHORT)}} @{triggerBody()}',
];

const view = PLAIN_VIEW;
const BENIGN = exampleReport({ months: 2, compare: true, name: 'benign' });
const hostile = (name: string) => exampleReport({ months: 2, compare: true, name });

/** Characters that no output may contain, apart from its own line ends and byte order mark. */
const ACTIVE = /(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

function lines(text: string): string[] {
  return text.split('\n');
}

/** How far each number is from the first. */
function stepsOf(columns: readonly number[]): number[] {
  return columns.map((column) => column - (columns[0] ?? 0));
}

function tags(page: string): string[] {
  return page.match(/<[^>]*>/g) ?? [];
}

const SCRIPT = /(<script[^>]*>)([\s\S]*?)<\/script>/g;

function scripts(page: string): string[] {
  return [...page.matchAll(SCRIPT)].map(([, , content = '']) => content);
}

function withoutScripts(page: string): string {
  return page.replace(SCRIPT, '$1</script>');
}

/** What each format must fulfil besides containing no active characters. */
const CHECKS: Readonly<Record<TextOutput, (text: string, benign: string, report: Report) => void>> = {
  table: (text, benign) => {
    expect(lines(text).length).toBe(lines(benign).length);
    const rows = lines(text).filter((line) => /[├└]─ .*\d\.\d\d\b/.test(line));
    // The first figures end in one column, whatever the width of the names before them.
    const ends = rows.map((line) => stringWidth(/^.*?\d\.\d\d\b/.exec(line)?.[0] ?? ''));
    const direct = lines(benign).filter((line) => /[├└]─ .*\d\.\d\d\b/.test(line));
    const benignEnds = direct.map((line) => stringWidth(/^.*?\d\.\d\d\b/.exec(line)?.[0] ?? ''));
    expect(ends.length).toBeGreaterThan(5);
    expect(stepsOf(ends)).toEqual(stepsOf(benignEnds));
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
    expect(active.split('*').length).toBe(benign.replace(/\\./g, '').split('*').length);
  },
  html: (text, benign, report) => {
    const page = withoutScripts(text);
    expect(tags(page)).toEqual(tags(withoutScripts(benign)));
    expect(page.replace(/<[^>]*>/g, '')).not.toMatch(/&(?!(amp|lt|gt|quot|#39);)/);
    const [data = '', script] = scripts(text);
    expect(scripts(text)).toHaveLength(2);
    expect(script).toBe(scripts(benign)[1]);
    expect(data).not.toMatch(/[<>&]/);
    const units = JSON.parse(data).units.map((unit: unknown[]) => unit[1]);
    const shown = report.organizationalUnits.map(({ id, name }) => (name === ' ' ? id : name));
    expect(units).toEqual(shown.map(escapeControlCharacters));
  },
};

const textOf = (pieces: Iterable<string>): string => [...pieces].join('');

/** The cells of a CSV text; fails where a row has fewer or more of them than the header. */
function cellsOf(text: string): string[][] {
  return parse(text, { bom: true });
}

function checkCsv(text: string, benign: string): void {
  const rows = cellsOf(text);
  expect(rows.map((cells) => cells.length)).toEqual(cellsOf(benign).map((cells) => cells.length));
  for (const cell of rows.flat()) {
    if (/^-?\d+(\.\d+)?$/.test(cell)) continue;
    expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
  }
}

describe.each(REPORT_OUTPUT_NAMES.filter(isTextOutput))('in %s', async (format) => {
  const render = await rendererOf(format);
  const benign = textOf(render(BENIGN, view));

  test.each(HOSTILE_NAMES.map((name) => [escapeControlCharacters(name), name]))(
    'the name %s is only text',
    (_, name) => {
      const report = hostile(name);
      const text = textOf(render(report, view));
      const own = format.startsWith('csv') ? text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n') : text;
      expect(own).not.toMatch(ACTIVE);
      CHECKS[format](text, benign, report);
    },
  );
});

describe('amounts in CSV', () => {
  test.each(['csv', 'csv-ou'] as const)('%s leaves negative amounts the numbers they are', async (format) => {
    const render = await rendererOf(format);
    const cells = cellsOf(textOf(render(BENIGN, view))).flat();
    expect(cells).toContain('-500');
    expect(cells).not.toContain("'-500");
  });
});

describe('in xlsx', () => {
  /** A split by a tag of the same name makes the name of a sheet. */
  const splitBy = (name: string): Report => {
    const report = hostile(name);
    return { ...report, query: { ...report.query, alsoBy: [`tag:${name}`] } };
  };

  test.each(HOSTILE_NAMES.map((name) => [escapeControlCharacters(name), name]))(
    'the name %s is text',
    async (shown, name) => {
      const workbook = read(await renderXlsx(splitBy(name), view), {
        cellFormula: true,
        cellNF: true,
        cellStyles: true,
      });
      expect(workbook.SheetNames.toSpliced(5, 1)).toEqual([
        ...['Summary', 'Movers', 'Units', 'Accounts', 'Charge types', 'Comparison'],
        ...['Reconciliation', 'Notes', 'About'],
      ]);
      expect(workbook.SheetNames[5]).toMatch(/^Tag [^[\]:*?/\\]{0,26}[^[\]:*?/\\']$/);
      for (const sheet of Object.values(workbook.Sheets)) {
        for (const [address, cell] of Object.entries(sheet)) {
          if (address.startsWith('!')) continue;
          expect(cell).not.toHaveProperty('f');
          expect(cell).not.toHaveProperty('l');
          if (cell.t === 's') expect(cell.z, address).toBe('@');
          expect(String(cell.v)).not.toMatch(ACTIVE);
        }
      }
      const { Units, Accounts } = workbook.Sheets;
      expect(Units?.['A2']).toMatchObject({ t: 's', v: shown });
      expect(Accounts?.['B2']).toMatchObject({ t: 's', v: shown });
    },
  );
});

/** Every text in a message, with the name of its field. */
function textsIn(value: unknown, key = ''): [key: string, text: string][] {
  if (typeof value === 'string') return [[key, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, Array.isArray(value) ? key : name));
}

describe('in what is posted', () => {
  const page = { file: '<b>`page`|&.html', link: null };
  const withRules = (name: string): Report => {
    const report = hostile(name);
    const notes = [...report.notes, { code: 'rule-not-judged', message: `'${name}' is not there` }];
    return { ...report, notes, rules: judgeRules(report, [parseRule('any-ou total > -1000000')]) };
  };
  const posted = (target: 'slack' | 'teams' | 'json', name: string) =>
    JSON.parse(messageFor(target, withRules(name), page, PLAIN_VIEW));

  test.each(HOSTILE_NAMES.map((name) => [escapeControlCharacters(name), name]))(
    'to Slack, the name %s stands in a code fence, escaped',
    (_, name) => {
      const message = posted('slack', name);
      expect(message.blocks.map(({ type }: { type: string }) => type)).toEqual(
        posted('slack', 'benign').blocks.map(({ type }: { type: string }) => type),
      );
      for (const [, text] of textsIn(message)) {
        expect(text).not.toMatch(/[<>]|&(?!(amp|lt|gt);)/);
        expect(text).not.toMatch(ACTIVE);
        expect(text.length).toBeLessThanOrEqual(3000);
        const ticks = text.match(/`/g)?.length ?? 0;
        expect(ticks === 0 || ticks === 2 || ticks === 6, text).toBe(true);
      }
      const outside = textsIn(message).map(([, text]) => text.replace(/`[\s\S]*`/g, ''));
      const benign = textsIn(posted('slack', 'benign')).map(([, text]) => text.replace(/`[\s\S]*`/g, ''));
      expect(outside).toEqual(benign);
    },
  );

  test.each(HOSTILE_NAMES.map((name) => [escapeControlCharacters(name), name]))(
    'to Teams, the name %s stands in text runs, which know no Markdown',
    (shown, name) => {
      const { content } = posted('teams', name).attachments[0];
      const benign = posted('teams', 'benign').attachments[0].content;
      const blocks = (card: { body: { type: string }[] }) =>
        card.body.filter(({ type }) => type === 'TextBlock');
      expect(blocks(content)).toEqual(blocks(benign));
      expect(content.body.length).toBe(benign.body.length);
      for (const [, text] of textsIn(content)) expect(text).not.toMatch(ACTIVE);
      const table = content.body.find(({ type }: { type: string }) => type === 'Table');
      expect(textsIn(table).map(([, text]) => text)).toContain(
        shown.length > 200 ? `${shown.slice(0, 199)}…` : shown,
      );
      expect(JSON.stringify(content).length).toBeLessThan(28_000);
    },
  );

  test.each(HOSTILE_NAMES.map((name) => [escapeControlCharacters(name), name]))(
    'as JSON, the name %s is what it was',
    (_, name) => {
      const { parts } = posted('json', name);
      const units = parts.filter(({ kind }: { kind: string }) => kind === 'organizational-unit');
      expect(units.map((part: { name: string }) => part.name)).toEqual([name, name]);
    },
  );
});
