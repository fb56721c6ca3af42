import * as costExplorer from '@aws-sdk/client-cost-explorer';
import * as lambda from '@aws-sdk/client-lambda';
import * as organizations from '@aws-sdk/client-organizations';
import * as sts from '@aws-sdk/client-sts';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type FailingAws, type FailingService, startFailingAws } from '../support/faults/failing-aws.ts';
import { ouCostCommand } from '../support/in-process/command-line.ts';
import type { Ended } from '../support/processes/execute.ts';

/* Every name that an error of AWS can have, from the wire to the exit code. */

let aws: FailingAws;
beforeAll(async () => {
  aws = await startFailingAws();
});
afterAll(() => aws?.stop());
afterEach(() => {
  vi.unstubAllEnvs();
});

const READER = ['--reader-role-arn', 'arn:aws:iam::222222222222:role/reader'];
const INVOKER = ['--invoker-role-arn', 'arn:aws:iam::222222222222:role/invoker', '--region', 'us-east-1'];
const COMMANDS: Readonly<Record<FailingService, readonly string[]>> = {
  'cost-explorer': ['report', '--period', '2026-10', '--quiet', '--timeout', '20'],
  organizations: ['report', '--period', '2026-10', '--quiet', '--timeout', '20'],
  sts: ['report', '--period', '2026-10', '--quiet', '--timeout', '20', ...READER],
  lambda: ['run', '--period', '2026-10', '--quiet', ...INVOKER],
};

async function ended(service: FailingService, name: unknown, status: number): Promise<Ended> {
  aws.fail({ service, name, status });
  const expiration = new Date('2099-01-01');
  const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'secret', sessionToken: 'token', expiration };
  return ouCostCommand({ endpoint: aws.endpoint, credentials, today: '2026-11-20' }, COMMANDS[service]);
}

interface ModelledError {
  readonly name: string;
  /** 502 where the model calls it a fault of the service, else 400. */
  readonly status: number;
}

/** The errors that a client's package exports. */
function modelled(client: object, base: typeof sts.STSServiceException): ModelledError[] {
  return Object.entries(client).flatMap(([name, exported]) => {
    if (typeof exported !== 'function' || !(exported.prototype instanceof base)) return [];
    const error: unknown = Reflect.construct(exported, [{ message: '', $metadata: {} }]);
    const isServers = error instanceof base && error.$fault === 'server';
    return [{ name, status: isServers ? 502 : 400 }];
  });
}

/** By hand, from the pages of the calls that a run makes. Any other error of a model is none of these calls'. */
const DOCUMENTED: Readonly<Record<FailingService, readonly (readonly [number, string])[]>> = {
  'cost-explorer': [
    [2, 'BillExpirationException BillingViewHealthStatusException ResourceNotFoundException'],
    [5, 'InvalidNextTokenException RequestChangedException'],
    [6, 'DataUnavailableException LimitExceededException'],
  ],
  organizations: [
    [2, 'InvalidInputException'],
    [4, 'AccessDeniedException AccessDeniedForDependencyException AWSOrganizationsNotInUseException'],
    // The first is an error of other calls, and its name means the same in every service.
    [2, 'MalformedPolicyDocumentException'],
    [5, 'ParentNotFoundException OrganizationalUnitNotFoundException'],
    [6, 'ServiceException TooManyRequestsException'],
  ],
  sts: [
    [2, 'InvalidContextAssertionException MalformedPolicyDocumentException PackedPolicyTooLargeException'],
    [
      4,
      'ExpiredTokenException RegionDisabledException InvalidIdentityTokenException IDPRejectedClaimException',
    ],
    [6, 'IDPCommunicationErrorException'],
  ],
  lambda: [
    [1, 'CodeArtifactUserDeletedException CodeArtifactUserFailedException InvalidRuntimeException'],
    [1, 'InvalidSecurityGroupIDException InvalidSubnetIDException InvalidZipFileException'],
    [1, 'KMSDisabledException KMSInvalidStateException KMSNotFoundException'],
    [1, 'SnapStartException SnapStartRegenerationFailureException'],
    [2, 'InvalidParameterValueException InvalidRequestContentException NoPublishedVersionException'],
    [2, 'RecursiveInvocationException RequestTooLargeException ResourceNotFoundException'],
    [2, 'SerializedRequestEntityTooLargeException UnsupportedMediaTypeException'],
    [4, 'EC2AccessDeniedException KMSAccessDeniedException'],
    [6, 'CodeArtifactUserPendingException EC2ThrottledException EC2UnexpectedException EFSIOException'],
    [6, 'EFSMountConnectivityException EFSMountFailureException EFSMountTimeoutException'],
    [6, 'ENILimitReachedException ENINotReadyException ResourceConflictException ResourceNotReadyException'],
    [
      6,
      'S3FilesMountConnectivityException S3FilesMountFailureException S3FilesMountTimeoutException ServiceException',
    ],
    [6, 'ServiceQuotaExceededException SnapStartNotReadyException SnapStartTimeoutException'],
    [6, 'SubnetIPAddressLimitReachedException TooManyRequestsException'],
  ],
};

const MODELS: Readonly<Record<FailingService, readonly ModelledError[]>> = {
  'cost-explorer': modelled(costExplorer, costExplorer.CostExplorerServiceException),
  organizations: modelled(organizations, organizations.OrganizationsServiceException),
  sts: modelled(sts, sts.STSServiceException),
  lambda: modelled(lambda, lambda.LambdaServiceException),
};

const SERVICES = Object.keys(MODELS) as FailingService[];

/** The errors that any service may give, unmodelled. https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html */
const COMMON: readonly (readonly [number, string])[] = [
  [2, 'InvalidAction InvalidParameterCombination InvalidParameterValue InvalidQueryParameter MissingAction'],
  [2, 'MalformedQueryString MissingParameter ValidationError ValidationException UnknownOperationException'],
  [4, 'AccessDenied AccessDeniedException ExpiredToken ExpiredTokenException IncompleteSignature'],
  [4, 'InvalidClientTokenId MissingAuthenticationToken MissingAuthenticationTokenException NotAuthorized'],
  [4, 'OptInRequired RequestExpired UnrecognizedClientException InvalidSignatureException'],
  [4, 'SignatureDoesNotMatch SubscriptionRequiredException'],
  [6, 'InternalFailure InternalError InternalServerError ServiceUnavailable ServiceUnavailableException'],
  [6, 'Throttling ThrottlingException ThrottledException RequestLimitExceeded SlowDown RequestTimeout'],
];

const PROTOTYPE = Object.getOwnPropertyNames(Object.prototype);
const HOSTILE: readonly unknown[] = [
  ...PROTOTYPE,
  ...PROTOTYPE.map((name) => `${name}Exception`),
  'prototype',
  'length',
  'name',
  'OuCostError',
  'RuleHolds',
  'NotReconciled',
  'SUCCESS',
  '0',
  '',
  7,
  0,
  'NovelException',
  'x'.repeat(3000),
  '\u001b[31mred\u0000\u202e',
  '<html><script>alert(1)</script>',
  '名前',
];

describe('an error of the model', () => {
  it.each(SERVICES)('of %s has the exit code of its meaning, and an unexpected one 1', async (service) => {
    const documented = new Map(
      DOCUMENTED[service].flatMap(([code, names]) => names.split(' ').map((name) => [name, code] as const)),
    );
    const expected: Record<string, number> = {};
    const found: Record<string, number | null> = {};
    for (const { name, status } of MODELS[service]) {
      expected[name] = documented.get(name) ?? (status < 500 ? 1 : 6);
      found[name] = (await ended(service, name, status)).exitCode;
    }
    expect(found).toEqual(expected);
    expect([...documented.keys()].filter((name) => !(name in expected))).toEqual([]);
  });
});

describe('an error that any service may give', () => {
  it.each(SERVICES)('has one exit code, with whatever the protocol of %s puts around it', async (service) => {
    for (const [code, names] of COMMON) {
      for (const name of names.split(' ')) {
        for (const wire of [name, `com.amazonaws.v1#${name}`, `${name}:http://internal.amazon.com/coral/`]) {
          // The protocol of STS has neither a prefix nor a suffix.
          if (service === 'sts' && wire !== name) continue;
          expect((await ended(service, wire, 400)).exitCode, wire).toBe(code);
        }
      }
    }
  });
});

describe('an error that this program does not know', () => {
  it.each(SERVICES)('ends with 1, whatever %s calls it, and with one line', async (service) => {
    for (const name of HOSTILE) {
      const { exitCode, stdout, stderr } = await ended(service, name, 400);
      expect([exitCode, stdout], `${String(name)}: ${stderr}`).toEqual([1, '']);
      expect(stderr).toMatch(/^ou-cost: [^\p{Cc}\u202e]+\n$/u);
      expect(stderr.length).toBeLessThan(1000);
      expect(stderr).toContain('please report it');
    }
  });

  it.each(SERVICES)('ends with 4 where %s answers 403, and with 6 where it answers 500', async (service) => {
    for (const name of ['constructor', '__proto__', 'Novel']) {
      expect((await ended(service, name, 403)).exitCode).toBe(4);
      expect((await ended(service, name, 500)).exitCode).toBe(6);
    }
  });

  it('ends with 5 where its name is no text, since then the answer is not an error of AWS', async () => {
    for (const service of ['cost-explorer', 'organizations'] as const) {
      for (const name of [null, {}, true, { toString: null }]) {
        expect((await ended(service, name, 400)).exitCode, JSON.stringify(name)).toBe(5);
      }
    }
  });
});
