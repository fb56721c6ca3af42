import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * Writes docs/mutation.md from what Stryker wrote. Fails where a mutant lived on in a file that makes numbers
 * and `reasons.json` gives no reason for it.
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

/** Why mutants of one file may live: each as its code and what replaces it. */
interface Reason {
  readonly file: string;
  readonly reason: string;
  readonly mutants: readonly Explained[];
}

const ALIVE: readonly string[] = ['Survived', 'NoCoverage'];
const COUNTED: readonly string[] = [...ALIVE, 'Killed', 'Timeout'];

function json(url: URL): unknown {
  return JSON.parse(readFileSync(url, 'utf8'));
}

const page = new URL('../../docs/mutation.md', import.meta.url);
const { files } = json(new URL('../../out/mutation.json', import.meta.url)) as {
  readonly files: Readonly<Record<string, MutatedFile>>;
};
const { numbers, reasons, remark } = json(new URL('reasons.json', import.meta.url)) as {
  readonly numbers: readonly string[];
  readonly reasons: readonly Reason[];
  /** On the run at hand; to be mended or emptied with the next one. */
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
  const alive = counted.filter(({ status }) => ALIVE.includes(status)).length;
  const score = (100 * (counted.length - alive)) / counted.length;
  return `| ${name} | ${counted.length} | ${alive} | ${score.toFixed(1)} % |`;
}

function code(text: string): string {
  const shown = text.length > 70 ? `${text.slice(0, 67)}…` : text;
  return `\`${shown === '' ? ' ' : shown.replaceAll('`', "'")}\``;
}

const unexplained: string[] = [];
const used = new Set<Explained>();

function survivorsOf(name: string, { mutants, source }: MutatedFile): string[] {
  const byReason = new Map<string, string[]>();
  for (const mutant of mutants.filter(({ status }) => ALIVE.includes(status))) {
    const from = codeOf(mutant, source);
    const to = oneLine(mutant.replacement);
    const isThis = ([had, has]: Explained) => had === from && has === to;
    const found = reasons.find((one) => one.file === name && one.mutants.some(isThis));
    for (const explained of found?.mutants.filter(isThis) ?? []) used.add(explained);
    if (found === undefined) unexplained.push(`${name}:${mutant.location.start.line} ${from} → ${to}`);
    const reason = found?.reason ?? 'no reason known';
    const entry = `  - line ${mutant.location.start.line}: ${code(from)} → ${code(to)}`;
    byReason.set(reason, [...(byReason.get(reason) ?? []), entry]);
  }
  const lines = [...byReason].flatMap(([reason, entries]) => [`- ${reason}`, ...entries]);
  return lines.length === 0 ? [] : [`### ${name}`, '', ...lines, ''];
}

const named = Object.entries(files)
  .map(([path, file]) => [basename(path), file] as const)
  .sort(([a], [b]) => (a < b ? -1 : 1));
const making = named.filter(([name]) => numbers.includes(name));
const others = named.filter(([name]) => !numbers.includes(name));
const mutantsOf = (some: typeof named) => some.flatMap(([, { mutants }]) => mutants);
const othersAlive = mutantsOf(others).filter(({ status }) => ALIVE.includes(status));
const texts = othersAlive.filter(({ mutatorName }) => mutatorName === 'StringLiteral').length;
const survivors = making.flatMap(([name, file]) => survivorsOf(name, file));

writeFileSync(
  page,
  `${[
    '# Mutation testing of `packages/spend`',
    '',
    'Stryker changes the code a little, thousands of times, and runs the tests: a change that no test notices',
    'is a survivor. `npm run mutation` does it and writes this page from what Stryker found and the reasons in',
    '`scripts/mutation/reasons.json`; it fails where a survivor in a file that makes numbers has no reason. The',
    'property tests (`invariants.test.ts`) are left out of the run for speed: what is killed here is killed by',
    'worked examples alone.',
    '',
    '## Score',
    '',
    'The files that make numbers: which cells, days and accounts are summed, and how.',
    '',
    '| file | mutants | survivors | score |',
    '| --- | ---: | ---: | ---: |',
    ...making.map(([name, { mutants }]) => scoreRow(`\`${name}\``, mutants)),
    scoreRow('all that make numbers', mutantsOf(making)),
    scoreRow('all others: notes, messages, diagnoses, reading of rules and names', mutantsOf(others)),
    scoreRow('the package', mutantsOf(named)),
    '',
    `The others were not gone through one by one: of their ${othersAlive.length} survivors ${texts} are literal texts.`,
    'They word notes, diagnoses and mends, and read rules and names; they add up no amount.',
    ...(remark === '' ? [] : ['', remark]),
    '',
    '## Survivors in the files that make numbers',
    '',
    unexplained.length === 0
      ? 'None changes a number, or what a number is a sum of.'
      : `Of ${unexplained.length} it is not known yet whether they change a number.`,
    '',
    ...survivors,
  ]
    .join('\n')
    .trimEnd()}\n`,
);

const inVain = reasons.flatMap(({ file, mutants }) =>
  mutants.filter((one) => !used.has(one)).map(([from, to]) => `${file} ${from} → ${to}`),
);
for (const [what, lines] of [
  ['no reason for', unexplained],
  ['a reason for what does not survive', inVain],
] as const) {
  if (lines.length === 0) continue;
  process.stderr.write(`${what}:\n${lines.join('\n')}\n`);
  process.exitCode = 1;
}
