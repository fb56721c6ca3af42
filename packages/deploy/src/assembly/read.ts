import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, partitionOf } from '@ou-cost/contract';
import { callerAccounts, callerStackName } from '@ou-cost/infra';
import { OuCostError } from '@ou-cost/spend';
import { type Bootstrap, inOrder, type StackPlan } from './stack-plan.ts';
import { resourcesOf } from './template.ts';

interface StackArtifact {
  readonly type: string;
  /** As in `aws://222222222222/ap-northeast-1`. */
  readonly environment: string;
  readonly properties: {
    readonly stackName?: string;
    readonly templateFile: string;
    readonly tags?: Readonly<Record<string, string>>;
    readonly assumeRoleArn?: string;
    readonly requiresBootstrapStackVersion?: number;
    readonly bootstrapStackVersionSsmParameter?: string;
  };
}

function bootstrapOf({ properties }: StackArtifact, partition: string): Bootstrap | null {
  const { bootstrapStackVersionSsmParameter: versionParameter, assumeRoleArn } = properties;
  if (versionParameter === undefined) return null;
  return {
    versionParameter,
    leastVersion: properties.requiresBootstrapStackVersion ?? 1,
    deployRoleArn: assumeRoleArn?.replaceAll(`\${AWS::Partition}`, partition) ?? null,
  };
}

/** The stacks of a cloud assembly that was synthesized from `config`, in the order of deployment. */
export function readAssembly(folder: string, config: Config): StackPlan[] {
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const artifacts: Record<string, StackArtifact> = read('manifest.json').artifacts;
  const callerStacks = callerAccounts(config).map((accountId) => callerStackName(config, accountId));
  const plans = Object.entries(artifacts)
    .filter(([, { type }]) => type === 'aws:cloudformation:stack')
    .map(([id, artifact]): StackPlan => {
      const [, accountId, region] = /^aws:\/\/(\d{12})\/([a-z0-9-]+)$/.exec(artifact.environment) ?? [];
      if (accountId === undefined || region === undefined) {
        throw new OuCostError(
          'Defect',
          `the stack '${id}' is for '${artifact.environment}', not for a place`,
        );
      }
      const place = { accountId, region, partition: partitionOf(region) };
      const name = artifact.properties.stackName ?? id;
      return {
        ...place,
        name,
        side: callerStacks.includes(name) ? 'caller' : 'payer',
        tags: artifact.properties.tags ?? {},
        resources: resourcesOf(read(artifact.properties.templateFile), place),
        bootstrap: bootstrapOf(artifact, place.partition),
      };
    });
  return inOrder(plans);
}
