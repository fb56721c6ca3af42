import { parseArgs } from 'node:util';
import { matrixText, questionsOf } from './page/matrix-table.ts';
import { securityPage } from './page/security.ts';
import type { Verdict } from './prove.ts';

const USAGE = `verify [--write]

Proves for the synthesized templates of every variant that each role has the permissions it needs and no others.

  --write   writes docs/security.md; without this option the page must be up to date
  --help    this text
`;

/** What the command reads and writes. */
export interface VerifyPorts {
  readonly verify: () => Promise<readonly Verdict[]>;
  /** The page as it is; null if there is none. */
  readonly readPage: () => string | null;
  readonly writePage: (page: string) => void;
  readonly print: (text: string) => unknown;
  readonly complain: (text: string) => unknown;
}

/** Exit codes: 0 if the proof holds and the page is up to date, 1 if one of the two fails, 2 for wrong usage. */
export async function verifyCommand(args: readonly string[], ports: VerifyPorts): Promise<0 | 1 | 2> {
  const { print, complain } = ports;
  let options: { readonly write: boolean; readonly help: boolean };
  try {
    options = parseArgs({
      args: [...args],
      options: { write: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    complain(`verify: ${reason}; the options are --write and --help\n`);
    return 2;
  }
  if (options.help) {
    print(USAGE);
    return 0;
  }
  const verdicts = await ports.verify();
  const holds = report(verdicts, print);
  const page = securityPage(verdicts);
  if (options.write) {
    ports.writePage(page);
    print('written: docs/security.md\n');
    return holds ? 0 : 1;
  }
  const isCurrent = ports.readPage() === page;
  if (!isCurrent) complain('verify: docs/security.md is out of date; run npm run verify -- --write\n');
  return holds && isCurrent ? 0 : 1;
}

/** Prints the matrix of the smallest configuration, a line for each variant, and every finding. */
function report(verdicts: readonly Verdict[], print: VerifyPorts['print']): boolean {
  const [base] = verdicts;
  if (base !== undefined) print(`${base.variant.title}\n\n${matrixText(base.matrix)}\n\n`);
  for (const { variant, matrix, findings } of verdicts) {
    const line = `${variant.name.padEnd(20)}${String(questionsOf(matrix)).padStart(5)} questions`;
    print(`${line}  ${findings.length === 0 ? 'holds' : `${findings.length} findings`}\n`);
    for (const { kind, message } of findings) print(`    ${kind}: ${message}\n`);
  }
  return verdicts.every(({ findings }) => findings.length === 0);
}
