import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { ask } from '../access/answer.ts';
import { type Access, profileOption } from '../access/identity.ts';
import type { Bootstrap, StackPlan } from '../assembly/stack-plan.ts';
import { type Finding, notChecked, ok, problem, warning } from './finding.ts';

function bootstrapCommand({ accountId, region }: StackPlan, access: Access): string {
  return `npx cdk bootstrap aws://${accountId}/${region}${profileOption(access)}`;
}

async function hasToolkitStack({ clients }: Access): Promise<boolean> {
  const answer = await ask(
    () => clients.cloudFormation.send(new DescribeStacksCommand({ StackName: 'CDKToolkit' })),
    () => false,
  );
  const stack = answer.kind === 'yes' ? answer.value.Stacks?.[0] : undefined;
  return stack !== undefined && stack.StackStatus !== 'DELETE_COMPLETE';
}

async function withoutVersion(plan: StackPlan, access: Access, { versionParameter }: Bootstrap) {
  const where = `account ${plan.accountId} in ${plan.region}`;
  // The parameter may have been deleted, or an emulator does not create it: CDK decides whether it can deploy.
  if (await hasToolkitStack(access)) {
    return warning(`${where} has the stack CDKToolkit but not its parameter ${versionParameter}; continuing`);
  }
  return problem(
    `${where} is not bootstrapped for CDK, so the function's bundle cannot be uploaded; run once: ${bootstrapCommand(plan, access)}`,
  );
}

/** Checks that the account is bootstrapped, in a version that is new enough: CDK uploads the bundle to its bucket. */
export async function checkBootstrap(plan: StackPlan, access: Access): Promise<Finding[]> {
  const { bootstrap } = plan;
  if (bootstrap === null) return [];
  const { versionParameter: Name, leastVersion } = bootstrap;
  const answer = await ask(
    () => access.clients.ssm.send(new GetParameterCommand({ Name })),
    ({ name }) => name === 'ParameterNotFound',
  );
  if (answer.kind === 'no') return [await withoutVersion(plan, access, bootstrap)];
  if (answer.kind === 'unknown') return [notChecked('the CDK bootstrap', answer.why)];
  const version = Number(answer.value.Parameter?.Value);
  if (!Number.isInteger(version)) {
    return [notChecked('the CDK bootstrap', `${Name} is '${answer.value.Parameter?.Value}', not a version`)];
  }
  if (version >= leastVersion) return [ok(`CDK bootstrap, version ${version}`)];
  return [
    problem(
      `the CDK bootstrap of account ${plan.accountId} in ${plan.region} has version ${version} and needs ${leastVersion}; update it: ${bootstrapCommand(plan, access)}`,
    ),
  ];
}
