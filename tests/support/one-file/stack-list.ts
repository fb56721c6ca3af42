import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENTERPRISE_PAYER } from '../sandbox/config.ts';
import { type Case, REGION } from './cases.ts';

/**
 * Writes the list of stacks with which the one-file templates of a build deploy a case, with the names that CDK gives
 * the stacks. Returns the list's path.
 */
export function writeStackList(
  folder: string,
  dist: string,
  { payer, callers, names }: Pick<Case, 'payer' | 'callers' | 'names'>,
): string {
  const policyName = names === undefined ? {} : { CallerPolicyName: names.CallerPolicyName };
  const list = [
    {
      name: 'ou-cost-payer',
      accountId: ENTERPRISE_PAYER,
      template: join(dist, 'ou-cost-payer.template.json'),
      parameters: payer,
    },
    ...Object.entries(callers).map(([accountId, CallerRoleNames]) => ({
      name: `ou-cost-caller-${accountId}`,
      accountId,
      template: join(dist, 'ou-cost-caller.template.json'),
      parameters: {
        InvokerRoleArn: `arn:aws:iam::${ENTERPRISE_PAYER}:role/${names?.invokerRole ?? 'ou-cost-invoker'}`,
        CallerRoleNames,
        ...policyName,
      },
    })),
  ];
  const file = join(folder, 'stacks.json');
  writeFileSync(file, JSON.stringify(list.map((stack) => ({ ...stack, region: REGION }))));
  return file;
}
