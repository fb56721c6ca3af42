import { type Config, partitionOf } from '@ou-cost/contract';
import {
  archiveStackNames,
  type CloudAssembly,
  callerAccounts,
  callerStackName,
  exportStackNames,
} from '@ou-cost/infra';
import type { Bootstrap, Side, StackPlan } from './stack-plan.ts';
import { resourcesOf } from './template.ts';

type StackArtifact = CloudAssembly['stacks'][number];

function bootstrapOf(artifact: StackArtifact, partition: string): Bootstrap | null {
  const { bootstrapStackVersionSsmParameter: versionParameter, assumeRoleArn } = artifact;
  if (versionParameter === undefined) return null;
  return {
    versionParameter,
    leastVersion: artifact.requiresBootstrapStackVersion ?? 1,
    deployRoleArn: assumeRoleArn?.replaceAll(`\${AWS::Partition}`, partition) ?? null,
  };
}

function planOf(artifact: StackArtifact, side: Side): StackPlan {
  const { account: accountId, region } = artifact.environment;
  const target = { accountId, region, partition: partitionOf(region) };
  return {
    ...target,
    name: artifact.stackName,
    side,
    tags: artifact.tags,
    resources: resourcesOf(artifact.template, target),
    template: artifact.template,
    bootstrap: bootstrapOf(artifact, target.partition),
  };
}

/**
 * The stacks of a cloud assembly that was synthesized from `config`, in the order of deployment: the payer's side
 * first. Between roles no order is necessary, because names are fixed and trust policies name only roles that exist
 * already. AWS accepts an export only where its bucket admits it, and the archive is there
 * before the first schedule.
 */
export function readAssembly({ stacks }: CloudAssembly, config: Config): StackPlan[] {
  const plansOf = (side: Side, names: readonly string[]): StackPlan[] =>
    names.flatMap((name) =>
      stacks.filter(({ stackName }) => stackName === name).map((artifact) => planOf(artifact, side)),
    );
  const callerStacks = callerAccounts(config).map((accountId) => callerStackName(config, accountId));
  return [
    ...plansOf('payer', [
      ...archiveStackNames(config),
      config.names.payerStack,
      config.names.readerStack,
      ...exportStackNames(config),
    ]),
    ...plansOf('caller', callerStacks),
  ];
}
