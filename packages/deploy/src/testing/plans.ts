import { STACK_DESCRIPTIONS } from '@ou-cost/infra';
import type { StackPlan } from '../assembly/stack-plan.ts';
import { resourcesOf } from '../assembly/template.ts';
import { CALLER, PAYER } from './program.ts';

const REGION = 'ap-northeast-1';

export interface FakeTemplate {
  readonly Description?: string;
  readonly Resources: Readonly<Record<string, unknown>>;
}

/** A plan of the caller's stack, or of the payer's, with a template that a test writes. */
export function planOf(side: 'payer' | 'caller', template: FakeTemplate): StackPlan {
  const accountId = side === 'payer' ? PAYER : CALLER;
  const target = { accountId, region: REGION, partition: 'aws' };
  return {
    ...target,
    name: side === 'payer' ? 'ou-cost-payer' : `ou-cost-caller-${CALLER}`,
    side,
    tags: {},
    resources: resourcesOf(template, target),
    template,
    bootstrap: null,
  };
}

/** The template of an export's bucket and work group. */
export const EXPORT_TEMPLATE: FakeTemplate = {
  Description: STACK_DESCRIPTIONS.exports,
  Resources: {
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'acme-bill' } },
    WorkGroup: { Type: 'AWS::Athena::WorkGroup', Properties: { Name: 'ou-cost' } },
  },
};

/** The template of a caller's stack: one policy on existing roles, which lets them call an account. */
export function callerTemplate(
  called = PAYER,
  roles: readonly string[] = ['RundeckBatchRole'],
): FakeTemplate {
  const Resource = `arn:aws:iam::${called}:role/ou-cost-invoker`;
  const PolicyDocument = { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource }] };
  const Properties = { PolicyName: 'ou-cost-enter-invoker', Roles: roles, PolicyDocument };
  return {
    Description: STACK_DESCRIPTIONS.caller,
    Resources: { EnterInvoker: { Type: 'AWS::IAM::Policy', Properties } },
  };
}
