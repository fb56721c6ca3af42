import type { GrantedResource, RequiredCall } from '@ou-cost/aws/permissions';
import type { Config } from '@ou-cost/contract';
import { type Conditions, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { resourceArns } from '../arns.ts';

/** The actions of the calls, grouped by the kinds of resource that they name, in the order of the list. */
function byResources(calls: readonly RequiredCall[]): Map<string, [readonly GrantedResource[], string[]]> {
  const groups = new Map<string, [readonly GrantedResource[], string[]]>();
  for (const { action, resources } of calls) {
    const key = resources.join();
    const group = groups.get(key) ?? [resources, []];
    group[1].push(action);
    groups.set(key, group);
  }
  return groups;
}

/** Statements that allow these calls and nothing else: one for each set of resources. */
export function grants(
  calls: readonly RequiredCall[],
  config: Config,
  conditions: Conditions = {},
): PolicyStatement[] {
  const arns = resourceArns(config);
  return [...byResources(calls).values()].map(
    ([kinds, actions]) =>
      new PolicyStatement({ actions, resources: kinds.flatMap((kind) => arns[kind]), conditions }),
  );
}

/** A policy that allows these calls and nothing else. */
export function grantsPolicy(
  calls: readonly RequiredCall[],
  config: Config,
  conditions: Conditions = {},
): PolicyDocument {
  return new PolicyDocument({ statements: grants(calls, config, conditions) });
}
