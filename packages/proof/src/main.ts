import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { matrixText, questionsOf } from './page/matrix-table.ts';
import { securityPage } from './page/security.ts';
import type { Verdict } from './prove.ts';
import { verify } from './verify.ts';

const PAGE = path.join(import.meta.dirname, '..', '..', '..', 'docs', 'security.md');

const USAGE = `verify [--write]

Proves for the synthesized templates of every variant that each role has the permissions it needs and no others.

  --write   writes docs/security.md; without this option the page must be up to date
  --help    this text
`;

/** Exit codes: 0 if the proof holds and the page is up to date, 1 if one of the two fails, 2 for wrong usage. */
async function main(args: readonly string[]): Promise<number> {
  let options: { readonly write: boolean; readonly help: boolean };
  try {
    options = parseArgs({
      args: [...args],
      options: { write: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    }).values;
  } catch (error) {
    process.stderr.write(
      `verify: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}; the options are --write and --help\n`,
    );
    return 2;
  }
  if (options.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const verdicts = await verify();
  const holds = report(verdicts);
  const page = securityPage(verdicts);
  if (options.write) {
    writeFileSync(PAGE, page);
    process.stdout.write('written: docs/security.md\n');
    return holds ? 0 : 1;
  }
  const isCurrent = currentPage() === page;
  if (!isCurrent) {
    process.stderr.write('verify: docs/security.md is out of date; run npm run verify -- --write\n');
  }
  return holds && isCurrent ? 0 : 1;
}

/** Prints the matrix of the smallest configuration, a line for each variant, and every finding. */
function report(verdicts: readonly Verdict[]): boolean {
  const [base] = verdicts;
  if (base !== undefined) process.stdout.write(`${base.variant.title}\n\n${matrixText(base.matrix)}\n\n`);
  for (const { variant, matrix, findings } of verdicts) {
    const line = `${variant.name.padEnd(20)}${String(questionsOf(matrix)).padStart(5)} questions`;
    process.stdout.write(`${line}  ${findings.length === 0 ? 'holds' : `${findings.length} findings`}\n`);
    for (const { kind, message } of findings) process.stdout.write(`    ${kind}: ${message}\n`);
  }
  return verdicts.every(({ findings }) => findings.length === 0);
}

function currentPage(): string | null {
  try {
    return readFileSync(PAGE, 'utf8');
  } catch {
    return null;
  }
}

process.exitCode = await main(process.argv.slice(2));
