import type { Stack } from '@aws-sdk/client-cloudformation';
import { type Answer, remedyForRefusal } from '../access/answer.ts';
import { type Access, describeCredentials, profileOption } from '../access/identity.ts';
import { type StackPlan, stackLabel } from '../assembly/stack-plan.ts';
import { type Finding, note, ok, problem } from '../preflight/finding.ts';
import { hasSettings } from './parameters.ts';
import { recoveryCommand, statusKind } from './stack-status.ts';

/** What the run is about to do with the stack. */
export type Verb = 'deploy' | 'destroy';

export type NoAnswer = Exclude<Answer<unknown>, { kind: 'yes' }>;

function halfUpdated(plan: StackPlan, access: Access, status: string): Finding {
  const command = recoveryCommand(status);
  const remedy =
    command === null
      ? 'look at its events in the CloudFormation console, or delete it with npm run destroy'
      : `first run: aws cloudformation ${command} --stack-name ${plan.name} --region ${plan.region}${profileOption(access)}`;
  return problem(`${stackLabel(plan)} is ${status}: an update failed; ${remedy}`);
}

/** What the state of the stack means for what the run is about to do. */
export function findingOn(plan: StackPlan, access: Access, status: string, verb: Verb): Finding {
  const label = stackLabel(plan);
  const kind = statusKind(status);
  if (kind === null) {
    return problem(
      `${label} is in the state '${status}', which this version does not know; look at it in the CloudFormation console`,
    );
  }
  if (kind === 'half-updated' && verb === 'deploy') return halfUpdated(plan, access, status);
  if (verb === 'destroy') return ok(`${label} exists (${status})`);
  if (kind === 'in-review') {
    return note(`${label} is ${status}: an earlier run ended before it created anything; continuing`);
  }
  if (kind === 'remnant') return note(`${label} is ${status}: what an earlier run left is deleted first`);
  return ok(`${label} exists (${status})`);
}

/** What it means that the stack was made from a one-file template. */
export function originFindings(plan: StackPlan, template: unknown, verb: Verb): Finding[] {
  if (verb === 'destroy' || !hasSettings(template)) return [];
  return [
    note(
      `${stackLabel(plan)} was deployed from a template with parameters: from now on CDK deploys it, and the configuration's settings take the place of its parameters`,
    ),
  ];
}

/** CloudFormation does not delete a protected stack. */
export function protectionFindings(plan: StackPlan, access: Access, stack: Stack, verb: Verb): Finding[] {
  const isDeleted = verb === 'destroy' || statusKind(stack.StackStatus ?? '') === 'remnant';
  if (stack.EnableTerminationProtection !== true || !isDeleted) return [];
  return [
    problem(
      `${stackLabel(plan)} is protected from deletion; first run: aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name ${plan.name} --region ${plan.region}${profileOption(access)}`,
    ),
  ];
}

/** A stack that cannot be looked at is not touched: it may be another program's. */
export function notVisibleFinding(
  plan: StackPlan,
  access: Access,
  action: string,
  answer: NoAnswer,
): Finding {
  const isRefused = answer.kind === 'unknown' && answer.isRefused;
  const remedy = isRefused
    ? remedyForRefusal(answer.why, `allow ${describeCredentials(access.profile)} ${action}`)
    : 'run again when CloudFormation answers';
  return problem(
    `could not look at the stack ${stackLabel(plan)} (${answer.why}), so it is not known whose it is; ${remedy}`,
    isRefused ? 'AccessRefused' : 'Unavailable',
  );
}
