import type { QueryExecutionStatus } from '@aws-sdk/client-athena';
import { describe, expect, it } from 'vitest';
import { failedQuery, mayBeRepeated } from './failed-query.ts';

const ADDRESS = { database: 'ou_cost', table: 'bill', workGroup: 'reports' };
const ATTEMPT = {
  hop: 'read the export with Athena',
  action: 'athena:StartQueryExecution',
  resource: 'workgroup/reports',
  principal: 'arn:aws:iam::111111111111:role/ou-cost-reader',
};
const SESSION = 'arn:aws:sts::111111111111:assumed-role/ou-cost-reader/run-1';

const failureOf = (Status: QueryExecutionStatus) => failedQuery({ Status }, ATTEMPT, ADDRESS);
const failed = (StateChangeReason: string, rest: QueryExecutionStatus = {}) =>
  failureOf({ State: 'FAILED', StateChangeReason, ...rest });

describe('a refusal inside of a query', () => {
  it.each([
    [
      'Glue',
      `Insufficient permissions to execute the query. User: ${SESSION} is not authorized to perform: glue:GetTable on resource: arn:aws:glue:us-east-1:111111111111:table/ou_cost/bill because no identity-based policy allows the glue:GetTable action`,
      SESSION,
      'glue:GetTable on arn:aws:glue:us-east-1:111111111111:table/ou_cost/bill',
    ],
    [
      'S3',
      `com.amazonaws.services.s3.model.AmazonS3Exception: User: ${SESSION} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::acme/p/e/data/x.parquet" because no identity-based policy allows the s3:GetObject action (Service: Amazon S3; Status Code: 403)`,
      SESSION,
      's3:GetObject on arn:aws:s3:::acme/p/e/data/x.parquet',
    ],
    [
      'S3 without a name',
      'Permission denied on S3 path: s3://acme/p/e/data/x.parquet',
      ATTEMPT.principal,
      's3:GetObject on s3://acme/p/e/data/x.parquet',
    ],
    [
      'KMS',
      `User: ${SESSION} is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:us-east-1:111111111111:key/1 because no resource-based policy allows the kms:Decrypt action`,
      SESSION,
      'kms:Decrypt on arn:aws:kms:us-east-1:111111111111:key/1',
    ],
  ])('of %s names the hop, the principal and the action', (_, reason, principal, call) => {
    const failure = failed(reason);
    expect(failure.code).toBe('AccessRefused');
    expect(failure.message).toMatch(/^read the export with Athena: /);
    expect(failure.message).toContain(`${principal} may not call ${call}`);
    expect(mayBeRepeated({ Status: { State: 'FAILED', StateChangeReason: reason } })).toBe(false);
  });
});

describe('a query that ended', () => {
  it.each(['FAILED', 'CANCELLED'] as const)(
    "over the work group's limit, as %s, names the limit",
    (State) => {
      const failure = failureOf({ State, StateChangeReason: 'Bytes scanned limit was exceeded' });
      expect(failure).toMatchObject({ code: 'RequestBudgetExceeded' });
      expect(failure.message).toContain("work group 'reports'");
      expect(failure.message).toContain('raise exports.scanLimitGigabytes');
    },
  );

  it.each([
    ['HIVE_BAD_DATA: Error reading field value', 'MalformedAnswer'],
    ['INVALID_CAST_ARGUMENT: Cannot cast', 'MalformedAnswer'],
    ['TABLE_NOT_FOUND: line 1:15: Table awsdatacatalog.ou_cost.bill does not exist', 'InvalidConfiguration'],
    ["COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved", 'InvalidConfiguration'],
    ['Rate exceeded (Service: AWSGlue; Status Code: 400)', 'Throttled'],
    ['GENERIC_INTERNAL_ERROR: nobody knows', 'Unavailable'],
  ])('for %s is a failure with the code %s', (reason, code) => {
    expect(failed(reason)).toMatchObject({ code, message: expect.stringContaining(reason) });
  });

  it('is wrong where Athena says so, and was cancelled by somebody else where nobody here did', () => {
    const user = { AthenaError: { ErrorCategory: 2 } };
    expect(failed('SYNTAX_ERROR: line 1', user)).toMatchObject({ code: 'RequestRefused' });
    expect(failureOf({ State: 'CANCELLED' })).toMatchObject({ code: 'Incomplete' });
  });

  it('is quoted by its first line, and not at any length', () => {
    const { message } = failed(`GENERIC_INTERNAL_ERROR ${'x'.repeat(10_000)}\nsecret`);
    expect(message.length).toBeLessThan(600);
    expect(message).not.toContain('secret');
  });

  it.each([
    ['FAILED', 'Query exhausted resources at this scale factor', undefined, true],
    ['FAILED', 'Please reduce your request rate. SlowDown', undefined, true],
    ['FAILED', 'anything', true, true],
    ['FAILED', 'SYNTAX_ERROR', false, false],
    ['CANCELLED', 'throttled', undefined, false],
  ] as const)('as %s for %j, retryable %s, may be repeated: %s', (State, reason, Retryable, may) => {
    const AthenaError = Retryable === undefined ? {} : { AthenaError: { Retryable } };
    expect(mayBeRepeated({ Status: { State, StateChangeReason: reason, ...AthenaError } })).toBe(may);
  });
});
