import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { ask } from '../access/answer.ts';
import { type Access, profileOption } from '../access/identity.ts';
import type { Bootstrap, StackPlan } from '../assembly/stack-plan.ts';
import { recoveryCommand, statusKind } from '../deployed/stack-status.ts';
import { describeStack } from '../deployed/wait.ts';
import { type Finding, notChecked, ok, problem, warning } from './finding.ts';

const TOOLKIT = 'CDKToolkit';

function bootstrapCommand({ accountId, region }: StackPlan, access: Access): string {
  return `npx cdk bootstrap aws://${accountId}/${region}${profileOption(access)}`;
}

function placeOf({ accountId, region }: StackPlan): string {
  return `account ${accountId} in ${region}`;
}

/** The state of the stack that a bootstrap creates; null if there is none, or if AWS did not say. */
async function toolkitStatus({ clients }: Access): Promise<string | null> {
  const answer = await describeStack(clients.cloudFormation, TOOLKIT);
  return answer.kind === 'yes' ? (answer.value?.StackStatus ?? null) : null;
}

/** What to do about a bootstrap that was interrupted, or is not finished; null if the state is no obstacle. */
function interrupted(status: string, plan: StackPlan, access: Access): Finding | null {
  const is = `the CDK bootstrap of ${placeOf(plan)} is not finished: its stack ${TOOLKIT} is ${status}`;
  const again = bootstrapCommand(plan, access);
  const onToolkit = (command: string) =>
    `aws cloudformation ${command} --stack-name ${TOOLKIT} --region ${plan.region}${profileOption(access)}`;
  switch (statusKind(status)) {
    case 'complete':
    case 'deleted':
      return null;
    case 'in-progress':
      // What the bootstrap has created is all there; only what it replaced is still being deleted.
      if (/_CLEANUP_IN_PROGRESS$/.test(status)) return null;
      return problem(`${is}; run again when it has ended`);
    case 'in-review':
      return problem(`${is}, before anything was created; run: ${again}`);
    case 'remnant':
      return problem(
        `${is}; delete it with ${onToolkit('delete-stack')}, delete its bucket if that was left behind, and run: ${again}`,
      );
    case 'half-updated': {
      const command = recoveryCommand(status);
      const first =
        command === null ? 'look at its events in the CloudFormation console' : onToolkit(command);
      return problem(`${is}; first ${command === null ? first : `run: ${first}`}, then: ${again}`);
    }
    case null:
      return warning(`${is}, which this version does not know; continuing`);
  }
}

function withoutVersion(
  status: string | null,
  plan: StackPlan,
  access: Access,
  { versionParameter }: Bootstrap,
): Finding {
  // The parameter may have been deleted, or an emulator does not create it: CDK decides whether it can deploy.
  if (status !== null) {
    return warning(
      `${placeOf(plan)} has the stack ${TOOLKIT} but not its parameter ${versionParameter}; continuing`,
    );
  }
  return problem(
    `${placeOf(plan)} is not bootstrapped for CDK, so the function's bundle cannot be uploaded; run once: ${bootstrapCommand(plan, access)}`,
  );
}

/**
 * Checks that the account is bootstrapped, to its end and in a version that is new enough: CDK uploads the bundle to
 * the bootstrap's bucket.
 */
export async function checkBootstrap(plan: StackPlan, access: Access): Promise<Finding[]> {
  const { bootstrap } = plan;
  if (bootstrap === null) return [];
  const status = await toolkitStatus(access);
  const unfinished = status === null ? null : interrupted(status, plan, access);
  if (unfinished !== null) return [unfinished];
  const { versionParameter: Name, leastVersion } = bootstrap;
  const answer = await ask(
    () => access.clients.ssm.send(new GetParameterCommand({ Name })),
    ({ name }) => name === 'ParameterNotFound',
  );
  if (answer.kind === 'no') return [withoutVersion(status, plan, access, bootstrap)];
  if (answer.kind === 'unknown') return [notChecked('the CDK bootstrap', answer.why)];
  const version = Number(answer.value.Parameter?.Value);
  if (!Number.isInteger(version)) {
    return [notChecked('the CDK bootstrap', `${Name} is '${answer.value.Parameter?.Value}', not a version`)];
  }
  if (version >= leastVersion) return [ok(`CDK bootstrap, version ${version}`)];
  return [
    problem(
      `the CDK bootstrap of ${placeOf(plan)} has version ${version} and needs ${leastVersion}; update it: ${bootstrapCommand(plan, access)}`,
    ),
  ];
}
