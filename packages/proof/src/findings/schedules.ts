import type { Deployment } from '@ou-cost/sandbox/deployed';
import { chainOf } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';
import type { Finding } from './model.ts';

/** Schedules, their group and their queue, against what the variant has; and what the schedules do. */
export function scheduleFindings(variant: Variant, deployment: Deployment): Finding[] {
  const { schedules: expected, function: report } = chainOf(variant);
  const { schedules, scheduleGroups, queues } = deployment;
  const found: readonly (readonly [what: string, arns: readonly string[], wanted: readonly string[]])[] = [
    [
      'schedules',
      schedules.map(({ arn }) => arn),
      expected === undefined ? [] : expected.names.map(expected.scheduleArn),
    ],
    ['groups', scheduleGroups.map(({ arn }) => arn), expected === undefined ? [] : [expected.groupArn]],
    ['queues', queues.map(({ arn }) => arn), expected === undefined ? [] : [expected.deadLetters]],
  ];
  const differing = found.filter(([, arns, wanted]) => arns.join() !== wanted.join());
  return [
    ...differing.map(([what, arns, wanted]): Finding => {
      return {
        kind: 'resource',
        message: `the templates create the ${what} '${arns.join()}', not '${wanted.join()}'`,
      };
    }),
    ...schedules.flatMap(({ name, target }): Finding[] => {
      const errors = [
        ...(target.arn === report ? [] : [`invokes ${target.arn}`]),
        ...(target.roleArn === expected?.scheduler ? [] : [`uses the role ${target.roleArn}`]),
        ...(target.retryAttempts === 0 ? [] : [`is repeated ${target.retryAttempts} times`]),
        ...(target.deadLetterQueueArn === expected?.deadLetters
          ? []
          : ['leaves what fails in another queue, or none']),
      ];
      return errors.map((error): Finding => ({ kind: 'resource', message: `the schedule ${name} ${error}` }));
    }),
    ...queues.flatMap(({ name, policy }): Finding[] => {
      const statements = policy?.Statement ?? [];
      const refusesPlain = statements.some(
        ({ Effect, Condition }) =>
          Effect === 'Deny' && Condition?.['Bool']?.['aws:SecureTransport'] === 'false',
      );
      const isOpen = statements.some(({ Effect }) => Effect === 'Allow');
      return [
        ...(refusesPlain ? [] : [`the policy of the queue ${name} does not refuse requests without TLS`]),
        ...(isOpen ? [`the policy of the queue ${name} admits somebody`] : []),
      ].map((message): Finding => ({ kind: 'resource-policy', message }));
    }),
  ];
}
