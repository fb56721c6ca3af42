import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Writes docs/mutation.md from Stryker's report. Fails if a mutant survived in a file that calculates and
 * `reasons.json` has no reason for it, or if the reason is for a mutant that did not survive.
 */

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Mutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: { readonly start: Place; readonly end: Place };
}

interface MutatedFile {
  readonly source: string;
  readonly mutants: readonly Mutant[];
}

type Explained = readonly [code: string, replacement: string];

/** Why some mutants of one file may survive. A mutant is given as its code and the replacement of that code. */
interface Reason {
  readonly file: string;
  readonly reason: string;
  readonly mutants: readonly Explained[];
}

const UNDETECTED: readonly string[] = ['Survived', 'NoCoverage'];
const COUNTED: readonly string[] = [...UNDETECTED, 'Killed', 'Timeout'];

function json(url: URL): unknown {
  return JSON.parse(readFileSync(url, 'utf8'));
}

const page = new URL('../../docs/mutation.md', import.meta.url);
const { files } = json(new URL('../../out/mutation.json', import.meta.url)) as {
  readonly files: Readonly<Record<string, MutatedFile>>;
};
const { calculating, reasons, remark } = json(new URL('reasons.json', import.meta.url)) as {
  /** The files that calculate figures. */
  readonly calculating: readonly string[];
  readonly reasons: readonly Reason[];
  /** About the latest run: update or empty it after the next one. */
  readonly remark: string;
};

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** The code that a mutant replaces. */
function codeOf({ location: { start, end } }: Mutant, source: string): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return oneLine(
    lines
      .map((line, at) =>
        line.slice(at === 0 ? start.column - 1 : 0, at === last ? end.column - 1 : undefined),
      )
      .join('\n'),
  );
}

function scoreRow(name: string, mutants: readonly Mutant[]): string {
  const counted = mutants.filter(({ status }) => COUNTED.includes(status));
  const undetected = counted.filter(({ status }) => UNDETECTED.includes(status)).length;
  const score = (100 * (counted.length - undetected)) / counted.length;
  return `| ${name} | ${counted.length} | ${undetected} | ${score.toFixed(1)} % |`;
}

function code(text: string): string {
  const shown = text.length > 70 ? `${text.slice(0, 67)}…` : text;
  return `\`${shown === '' ? ' ' : shown.replaceAll('`', "'")}\``;
}

const unexplained: string[] = [];
const used = new Set<Explained>();

function survivorsOf(name: string, { mutants, source }: MutatedFile): string[] {
  const byReason = new Map<string, string[]>();
  for (const mutant of mutants.filter(({ status }) => UNDETECTED.includes(status))) {
    const from = codeOf(mutant, source);
    const to = oneLine(mutant.replacement);
    const isThis = ([had, has]: Explained) => had === from && has === to;
    const found = reasons.find((one) => one.file === name && one.mutants.some(isThis));
    for (const explained of found?.mutants.filter(isThis) ?? []) used.add(explained);
    if (found === undefined) unexplained.push(`${name}:${mutant.location.start.line} ${from} → ${to}`);
    const reason = found?.reason ?? 'no reason is known';
    const entry = `  - line ${mutant.location.start.line}: ${code(from)} → ${code(to)}`;
    byReason.set(reason, [...(byReason.get(reason) ?? []), entry]);
  }
  const lines = [...byReason].flatMap(([reason, entries]) => [`- ${reason}`, ...entries]);
  return lines.length === 0 ? [] : [`### ${name}`, '', ...lines, ''];
}

/** Paths are given below the sources of the domain: `money/decimal.ts`. */
const named = Object.entries(files)
  .map(([path, file]) => [path.replace('packages/spend/src/', ''), file] as const)
  .sort(([a], [b]) => (a < b ? -1 : 1));
const calculators = named.filter(([name]) => calculating.includes(name));
const others = named.filter(([name]) => !calculating.includes(name));
const mutantsOf = (some: typeof named) => some.flatMap(([, { mutants }]) => mutants);
const undetectedInOthers = mutantsOf(others).filter(({ status }) => UNDETECTED.includes(status));
const texts = undetectedInOthers.filter(({ mutatorName }) => mutatorName === 'StringLiteral').length;
const survivors = calculators.flatMap(([name, file]) => survivorsOf(name, file));

writeFileSync(
  page,
  `${[
    '# Mutation testing of `packages/spend`',
    '',
    'Stryker makes thousands of small changes to the code, one at a time, and runs the tests on each. A change',
    'that no test notices is a survivor. `npm run mutation` runs Stryker and writes this page from its report and',
    'the reasons in `scripts/mutation/reasons.json`; it fails if a survivor in a file that calculates has no reason',
    'there. The property tests (`invariants.test.ts`) are omitted to save time, so every change that is noticed here',
    'is noticed by an example worked out by hand.',
    '',
    '## Score',
    '',
    'The files that calculate decide which cells, days and accounts are summed, and how.',
    '',
    '| file | mutants | survivors | score |',
    '| --- | ---: | ---: | ---: |',
    ...calculators.map(([name, { mutants }]) => scoreRow(`\`${name}\``, mutants)),
    scoreRow('all files that calculate', mutantsOf(calculators)),
    scoreRow('all other files: notes, messages, parsing of rules and names', mutantsOf(others)),
    scoreRow('the whole package', mutantsOf(named)),
    '',
    `The survivors in the other files were not examined one by one; ${texts} of the ${undetectedInOthers.length} are literal texts. Those files`,
    'word notes and messages, and parse rules and names. They do not add up amounts.',
    ...(remark === '' ? [] : ['', remark]),
    '',
    '## Survivors in the files that calculate',
    '',
    unexplained.length === 0
      ? 'None of them changes a figure, or which amounts a figure is the sum of.'
      : `It is not known yet whether ${unexplained.length} of them change a figure.`,
    '',
    ...survivors,
  ]
    .join('\n')
    .trimEnd()}\n`,
);

const unneeded = reasons.flatMap(({ file, mutants }) =>
  mutants.filter((one) => !used.has(one)).map(([from, to]) => `${file} ${from} → ${to}`),
);
for (const [what, lines] of [
  ['survivors without a reason', unexplained],
  ['reasons for mutants that did not survive', unneeded],
] as const) {
  if (lines.length === 0) continue;
  process.stderr.write(`${what}:\n${lines.join('\n')}\n`);
  process.exitCode = 1;
}
