import type { PolicyStatement } from '@ou-cost/sandbox/deployed';
import { isUsed } from '../findings/grants.ts';
import { BARE_WILDCARDS } from '../policies/bare-wildcards.ts';
import { type Grant, grantsOf, listOf } from '../policies/grants.ts';
import { isNeeded, platformNeeds } from '../policies/platform-needs.ts';
import type { Verdict } from '../prove.ts';
import { withAccountNames } from './account-names.ts';
import { allowedIn, cellText, questionsOf } from './matrix-table.ts';

/** docs/security.md: what the proof found, for a reviewer. The first verdict is the one the others are held against. */
export function securityPage(verdicts: readonly Verdict[]): string {
  const [base, ...others] = verdicts;
  if (base === undefined) throw new Error('there is no variant to write about');
  const questions = verdicts.reduce((sum, { matrix }) => sum + questionsOf(matrix), 0);
  return `${[
    introduction(verdicts.length, questions),
    '## The roles and what each may do',
    ROLES,
    grantTable(base),
    trustTable(base),
    '## Grants on `*`',
    wildcardTable(),
    '## Who may do what',
    MATRIX,
    actorLegend(base),
    matrixTable(base),
    '## The variants',
    VARIANTS,
    ...others.map((verdict) => variantSection(verdict, base)),
    BESIDE,
  ].join('\n\n')}\n`;
}

function introduction(variants: number, questions: number): string {
  return `# Security: who may do what, and why

<!-- Written by \`npm run verify -- --write\`. Change the proof (packages/proof) or the stacks, not this page. -->

This page is the result of a proof that runs with the tests. It synthesizes the stacks in ${variants} variants, deploys each
on the sandbox and runs the report there, and then asks AWS's rules, as \`@cloud-copilot/iam-simulate\` evaluates
them, ${questions} questions: may this principal do that? What is expected is written down apart from the code that
writes the policies. The proof fails where an answer is not the expected one, where a grant is needed by no recorded
call and by nothing in the short list of the platform's own needs, and where a needed one is missing.

Account ids are shown by name: A holds the scheduler, PAYER pays the bill, MEMBER is a member account, SECOND a second
account with callers.`;
}

const ROLES = `Every grant of the least configuration (outside a VPC, one caller), with the run that needs it.`;

const MATRIX = `The least configuration, every question. \`yes\` is allowed, \`-\` is refused, an empty cell is not asked: a
role with rights of its own in another account is asked only what concerns the chain. The namesake and the
administrators are given every right (\`*\`) in their own accounts, the other role of A may assume any role and invoke
any function as far as A is concerned: none of that gets them in. The administrator of the function's account is asked
only whether the roles let it in, since the rest of that account is its own.`;

const VARIANTS = `Each was deployed on the sandbox, run, and asked the same questions. What follows is how its answers
differ from those above; what is not listed is the same.`;

const BESIDE = `## What is checked beside the evaluator

- Paths. A session's ARN has none, so the evaluator takes a role of the same name under another path for the same one.
  The proof compares the whole ARN.
- Existence. A principal that a trust names has to exist when the trust is written: only the configured callers do.
- Conditions on a GitHub token and on a key's encryption context, which the evaluator leaves out: exact equality, or
  refused.
- Resources of a type that the proof does not know fail it, and so does a role that nobody asked for.
- Not modelled: service control policies and other guardrails of the organization, which can only take away.

\`cdk-nag\` (AwsSolutions) runs over the templates in a test of its own; each finding it has is acknowledged there with
the reason (\`packages/infra/src/cdk-nag.test.ts\`).`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function roleName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

function grantTable({ variant, deployment, recorded }: Verdict): string {
  const rows = grantsOf(deployment).map((grant) => [
    roleName(grant.roleArn),
    `\`${grant.action}\``,
    `\`${withAccountNames(grant.resource, variant)}\``,
    evidenceOf(grant, { variant, recorded }),
  ]);
  return table(['role', 'may', 'on', 'needed by'], rows);
}

function evidenceOf(grant: Grant, { variant, recorded }: Pick<Verdict, 'variant' | 'recorded'>): string {
  const scenarios = new Set(recorded.filter((call) => isUsed(grant, call)).map(({ scenario }) => scenario));
  if (scenarios.size > 1) return 'every run';
  const [scenario] = scenarios;
  const need = platformNeeds(variant).find((one) => isNeeded(grant, one));
  return scenario === undefined ? (need?.reason ?? 'nothing') : `a run in which ${scenario}`;
}

function trustTable({ variant, deployment }: Verdict): string {
  const rows = deployment.roles.flatMap(({ arn, trustPolicy }) =>
    trustPolicy.Statement.map((statement) => [
      roleName(arn),
      withAccountNames(principalText(statement), variant),
      withAccountNames(conditionText(statement), variant),
    ]),
  );
  return table(['role', 'is entered by', 'under the condition'], rows);
}

function principalText({ Principal }: PolicyStatement): string {
  if (typeof Principal !== 'object') return String(Principal);
  return Object.values(Principal)
    .flatMap(listOf)
    .map((name) => `\`${name}\``)
    .join(', ');
}

function conditionText({ Condition = {} }: PolicyStatement): string {
  return Object.entries(Condition)
    .flatMap(([operator, operands]) =>
      Object.entries(operands).map(
        ([key, values]) => `\`${operator} ${key}\` = \`${listOf(values).join(', ')}\``,
      ),
    )
    .join(' and ');
}

function wildcardTable(): string {
  return table(
    ['action', 'why nothing narrower'],
    Object.entries(BARE_WILDCARDS).map(([action, reason]) => [`\`${action}\``, reason]),
  );
}

function actorLegend({ matrix }: Verdict): string {
  return matrix.actors.map(({ label }, index) => `${index + 1}. ${label}`).join('\n');
}

function matrixTable({ matrix }: Verdict): string {
  const head = ['attempt', 'action', ...matrix.actors.map((_, index) => String(index + 1))];
  const rows = matrix.rows.map((row) => [
    row.attempt.label,
    `\`${row.attempt.action}\``,
    ...matrix.actors.map(({ id }) => cellText(row, id)),
  ]);
  return table(head, rows);
}

function variantSection(verdict: Verdict, base: Verdict): string {
  const { variant, matrix } = verdict;
  const [here, there] = [allowedIn(matrix), allowedIn(base.matrix)];
  const more = here.filter((one) => !there.includes(one));
  const fewer = there.filter((one) => !here.includes(one));
  const reasons = platformNeeds(variant).map(
    ({ roleArn, action, reason }) => `${roleName(roleArn)}, \`${action}\`: ${reason}`,
  );
  const list = (title: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : [`${title}:`, '', ...items.map((item) => `- ${item}`), ''];
  const { title } = variant;
  const questions = `${questionsOf(matrix)} questions, ${verdict.findings.length} findings.`;
  const same = more.length + fewer.length === 0 ? ['Everybody may what they may above.', ''] : [];
  return [
    `### ${title.charAt(0).toUpperCase()}${title.slice(1)}`,
    '',
    questions,
    '',
    ...same,
    ...list('Allowed as well', more),
    ...list('Not allowed or not asked any more', fewer),
    ...list('Needs of the platform that no recorded call shows', reasons),
  ]
    .join('\n')
    .trimEnd();
}
