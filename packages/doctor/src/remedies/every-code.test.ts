import { ERROR_CODES, type ErrorCode, OuCostError } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import type { Remedy } from '../diagnosis.ts';
import { exportNames } from '../export/names.ts';
import { POLICY_KINDS, type StatedRefusal, UNSTATED } from '../stated-refusal.ts';
import { FUNCTION, INVOKER, SETTINGS } from '../testing/memory-chain.ts';
import { EXPORT } from '../testing/memory-export.ts';
import { type ByItselfContext, remedyForArchive, remedyForDelivery, remedyForRole } from './by-itself.ts';
import {
  remedyForCredentials,
  remedyForInvocation,
  remedyForInvokePermission,
  remedyForInvokerRole,
} from './chain.ts';
import { remedyForExport } from './export.ts';
import {
  type ReaderContext,
  remedyForCostExplorer,
  remedyForOrganizations,
  remedyForReaderRole,
} from './reader.ts';

/* What is proposed for every way in which every hop can fail. */

const CODES = Object.keys(ERROR_CODES) as ErrorCode[];
const CALLER = 'arn:aws:sts::111111111111:assumed-role/Rundeck/i-0a';
const READER: ReaderContext = {
  readerRoleArn: 'arn:aws:iam::222222222222:role/cost/ou-cost-reader',
  readerExternalId: null,
  billingViewArn: null,
  functionArn: FUNCTION,
  workerRoleArn: 'arn:aws:iam::222222222222:role/cost/ou-cost-worker',
  organizationId: 'o-1',
  managementAccountId: '222222222222',
  deployedThrough: 'template',
};

const OF_EXPORT = {
  readerRoleArn: READER.readerRoleArn,
  settings: EXPORT,
  names: exportNames(EXPORT, READER.readerRoleArn, 'cdk'),
};

const BY_ITSELF: ByItselfContext = {
  workerRoleArn: READER.workerRoleArn,
  functionArn: FUNCTION,
  deployedThrough: 'template',
};
const ARCHIVE = {
  archivistRoleArn: 'arn:aws:iam::222222222222:role/cost/ou-cost-archivist',
  bucket: 'acme-reports',
  prefix: 'ou-cost',
  ownerAccountId: '222222222222',
};
const DELIVERER = 'arn:aws:iam::222222222222:role/cost/ou-cost-deliverer';
const TOPICS = {
  delivererRoleArn: DELIVERER,
  resources: ['arn:aws:sns:eu-west-1:222222222222:costs'],
};

type Remedies = (failure: OuCostError, refusal: StatedRefusal) => Remedy;

const answer = (refusal: StatedRefusal) => ({ message: 'no', refusal });
const HOPS: readonly (readonly [string, Remedies])[] = [
  ['credentials', (failure) => remedyForCredentials(failure, SETTINGS)],
  [
    'the invoker role',
    (failure, refusal) => remedyForInvokerRole(failure, answer(refusal), CALLER, SETTINGS),
  ],
  [
    'the right to invoke',
    (failure, refusal) => remedyForInvokePermission(failure, answer(refusal), SETTINGS),
  ],
  ['the invocation', (failure, refusal) => remedyForInvocation(failure, answer(refusal), SETTINGS)],
  ['the reader role', (failure, refusal) => remedyForReaderRole(failure, answer(refusal), READER)],
  [
    'Organizations',
    (failure, refusal) => remedyForOrganizations('list-accounts', failure, answer(refusal), READER),
  ],
  ['Cost Explorer', (failure, refusal) => remedyForCostExplorer(failure, answer(refusal), READER)],
  ['S3', (failure, refusal) => remedyForExport('read-delivery', failure, answer(refusal), OF_EXPORT)],
  ['Athena', (failure, refusal) => remedyForExport('start-query', failure, answer(refusal), OF_EXPORT)],
  [
    'the archivist role',
    (failure, refusal) =>
      remedyForRole('assume-archivist', ARCHIVE.archivistRoleArn, failure, answer(refusal), BY_ITSELF),
  ],
  [
    'the archive',
    (failure, refusal) => remedyForArchive('write-archive', failure, answer(refusal), ARCHIVE, BY_ITSELF),
  ],
  [
    'the deliverer role',
    (failure, refusal) => remedyForRole('assume-deliverer', DELIVERER, failure, answer(refusal), BY_ITSELF),
  ],
  [
    'a topic',
    (failure, refusal) => remedyForDelivery('see-topics', failure, answer(refusal), TOPICS, BY_ITSELF),
  ],
];

describe.each(HOPS)('where %s fails', (hop, remedyFor) => {
  it.each(CODES)('with %s, there is something to do, and a right is proposed for a refusal only', (code) => {
    const remedy = remedyFor(new OuCostError(code, `it failed with ${code}`), UNSTATED);
    const proposed = [...remedy.advice, ...remedy.statements, ...remedy.commands];
    expect(proposed).not.toEqual([]);
    const grants = code === 'AccessRefused' && hop !== 'credentials';
    expect(remedy.statements.length > 0).toBe(grants);
    if (!grants) expect(remedy.commands.join()).not.toMatch(/put-role-policy|update-assume-role-policy/);
  });

  const refusal = new OuCostError('AccessRefused', 'refused');

  it.each(Object.keys(POLICY_KINDS) as (keyof typeof POLICY_KINDS)[])(
    'by an explicit deny in a policy of the kind %s, no right is proposed',
    (policy) => {
      const { statements, commands, advice } = remedyFor(refusal, {
        policy,
        isDenied: true,
        policyArn: 'arn:aws:iam::aws:policy/x',
      });
      expect([statements, commands]).toEqual([[], []]);
      if (hop === 'credentials') return;
      expect(advice.join()).toContain(`${POLICY_KINDS[policy].name} (arn:aws:iam::aws:policy/x)`);
    },
  );

  it.each(['region', 'subscription', 'key', 'network'] as const)(
    'by a state of the kind %s, neither',
    (policy) => {
      const { statements, commands } = remedyFor(refusal, { ...UNSTATED, policy });
      expect([statements, commands]).toEqual([[], []]);
    },
  );
});

describe('where the function did not answer', () => {
  const LOG = 'aws logs tail /aws/lambda/ou-cost-report --since 30m --region eu-west-1';

  it.each<[ErrorCode, string, boolean]>([
    ['FunctionTimedOut', 'function.timeoutSeconds', true],
    ['TimedOut', 'function.timeoutSeconds', true],
    ['FunctionOutOfMemory', 'function.memoryMegabytes', true],
    ['FunctionBroken', "see the function's log", true],
    ['Defect', "see the function's log", true],
    ['MalformedAnswer', "see the function's log", true],
    ['InvalidRequest', 'older than this program', false],
    ['InvalidConfiguration', "the function's settings are wrong", false],
    ['FunctionNotFound', "has no function 'ou-cost-report' in region 'eu-west-1'", false],
    ['Unavailable', 'check the way from here to AWS', false],
    ['Throttled', 'run again later, when nothing else calls', false],
    ['OrganizationNotInUse', 'an account of the organization', false],
    ['DataUnavailable', 'up to 24 hours', false],
    ['CredentialsExpired', 'it failed', false],
  ])('with %s: %s; see its log: %s', (code, advice, log) => {
    const remedy = remedyForInvocation(new OuCostError(code, 'it failed'), answer(UNSTATED), SETTINGS);
    expect(remedy.advice.join()).toContain(advice);
    expect(remedy.commands).toEqual(log ? [LOG] : []);
  });

  it('since Lambda may not assume its role, the statement belongs to the trust of that role', () => {
    const remedy = remedyForInvocation(
      new OuCostError('AccessRefused', 'refused'),
      answer({ ...UNSTATED, policy: 'execution-role' }),
      SETTINGS,
    );
    expect(remedy.statements).toMatchObject([
      {
        principalArn: SETTINGS.workerRoleArn,
        policy: 'trust',
        statement: { Principal: { Service: 'lambda.amazonaws.com' } },
      },
    ]);
    expect(JSON.stringify(remedy.statements)).not.toContain(INVOKER);
  });
});
