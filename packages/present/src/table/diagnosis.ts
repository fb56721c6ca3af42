import { type Diagnosis, type HopCheck, principalOf, type Remedy } from '@ou-cost/doctor';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import type { Terminal } from '../shared/terminal.ts';

const MARKS = {
  passed: 'ok',
  warning: 'WARNING',
  failed: 'FAILED',
  'not-reached': '-',
  skipped: 'skipped',
} as const;
const MARK_WIDTH = 9;
const INDENT = ' '.repeat(MARK_WIDTH);

/** The chain for a terminal or a job's log: a line for each check, and what to do below one that failed or warns. */
export function diagnosisTable(diagnosis: Diagnosis, terminal: Terminal): string {
  const { bold } = terminal.colors;
  const needed = diagnosis.checks.filter(({ proves }) => proves === 'allowed');
  const refused = diagnosis.checks.filter(({ proves }) => proves === 'refused');
  const lines = [
    bold('The chain, hop by hop'),
    ...linesFor(needed, diagnosis, terminal),
    ...(refused.length === 0
      ? []
      : ['', bold('What must be refused'), ...linesFor(refused, diagnosis, terminal)]),
    '',
    summaryOf(diagnosis),
  ];
  return `${lines.join('\n')}\n`;
}

function linesFor(checks: readonly HopCheck[], { checks: all }: Diagnosis, terminal: Terminal): string[] {
  const hopWidth = Math.max(...all.map(({ hop }) => hop.length));
  const principalWidth = Math.max(...all.map((check) => principalText(check).length));
  return checks.flatMap((check) => {
    const columns = [
      check.hop.padEnd(hopWidth),
      principalText(check).padEnd(principalWidth),
      escapeControlCharacters(answerText(check)),
    ];
    const line = `${MARKS[check.outcome].padEnd(MARK_WIDTH)}${columns.join('  ')}`;
    return [paint(check, terminal)(line), ...(check.remedy === null ? [] : remedyLines(check.remedy))];
  });
}

function paint({ outcome }: HopCheck, { colors }: Terminal): (line: string) => string {
  if (outcome === 'failed') return colors.red;
  if (outcome === 'warning') return colors.yellow;
  return outcome === 'passed' ? (line) => line : colors.dim;
}

/** The name of the role; the answer and the remedy have the whole ARN. */
function principalText({ principal, as }: HopCheck): string {
  return principal === null ? `the ${as}` : escapeControlCharacters(principalOf(principal).name);
}

function answerText({ action, resource, answer, outcome }: HopCheck): string {
  if (outcome === 'not-reached' || outcome === 'skipped') return answer;
  const on = resource === null || resource === '*' ? '' : ` on ${resource}`;
  return `${action}${on}: ${answer}`;
}

function remedyLines({ statements, advice, commands }: Remedy): string[] {
  const lines = [
    ...statements.flatMap(({ principalArn, policy, statement }) => [
      `${policy === 'trust' ? 'in the trust policy' : 'in a policy'} of ${principalArn}, add`,
      `  ${JSON.stringify(statement)}`,
    ]),
    ...advice,
    ...commands.map((command) => `$ ${command}`),
  ];
  return lines.map((line) => `${INDENT}${escapeControlCharacters(line)}`);
}

function summaryOf({ checks }: Diagnosis): string {
  const count = (outcome: HopCheck['outcome']) => checks.filter((check) => check.outcome === outcome).length;
  const rest = [
    [count('warning'), count('warning') === 1 ? 'warning' : 'warnings'],
    [count('failed'), 'failed'],
    [count('not-reached'), 'not reached'],
    [count('skipped'), 'skipped'],
  ] as const;
  const others = rest.flatMap(([many, what]) => (many === 0 ? [] : [`${many} ${what}`]));
  return [`${count('passed')} of ${checks.length} checks passed`, ...others].join(', ');
}
