import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CALLER, fullConfig, PAYER } from '../testing/example-config.ts';
import { ofType, onlyOfType, payerStackWith, synthesized, variablesOf } from '../testing/synthesized.ts';
import { codeDate } from './code-date.ts';

const minimal = payerStackWith();
const full = synthesized(fullConfig()).templates['ou-cost-payer'];

describe('the function', () => {
  test('is Node 24 on arm64, with default time and memory', () => {
    expect(onlyOfType(minimal, 'AWS::Lambda::Function').Properties).toMatchObject({
      FunctionName: 'ou-cost-report',
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Timeout: 180,
      MemorySize: 512,
    });
  });

  test('takes its name, time and memory from the configuration', () => {
    expect(onlyOfType(full, 'AWS::Lambda::Function').Properties).toMatchObject({
      FunctionName: 'costs',
      Timeout: 300,
      MemorySize: 1024,
    });
  });

  test('is told the reader role, the tolerance, the settling day, the limit of requests and how it was deployed', () => {
    const { OU_COST_CODE_DATE: _, ...settings } = variablesOf(full);
    expect(settings).toEqual({
      OU_COST_READER_ROLE_ARN: `arn:aws:iam::${PAYER}:role/read`,
      OU_COST_TOLERANCE: '0.5',
      OU_COST_SETTLING_DAY: '10',
      OU_COST_MAX_COST_EXPLORER_REQUESTS: '250',
      POWERTOOLS_SERVICE_NAME: 'costs',
      OU_COST_DEPLOYED_THROUGH: 'cdk',
    });
  });

  test('is told the date of its code, if the checkout has a history', () => {
    const checkout = join(import.meta.dirname, '..', '..', '..', '..');
    expect(variablesOf(minimal)['OU_COST_CODE_DATE']).toBe(codeDate(checkout));
  });

  test('runs as the worker role', () => {
    const { Properties } = onlyOfType(minimal, 'AWS::Lambda::Function');
    const [logicalId] = Properties.Role['Fn::GetAtt'];
    expect(JSON.parse(minimal.text).Resources[logicalId].Properties.RoleName).toBe('ou-cost-worker');
  });
});

describe('direct invocation', () => {
  test('is not permitted unless configured', () => {
    expect(ofType(minimal, 'AWS::Lambda::Permission')).toEqual([]);
  });

  test('is permitted to the configured role, not to its account', () => {
    expect(onlyOfType(full, 'AWS::Lambda::Permission').Properties).toMatchObject({
      Action: 'lambda:InvokeFunction',
      Principal: `arn:aws:iam::${CALLER}:role/Direct`,
    });
  });
});

describe('an asynchronous run', () => {
  const settingsWith = (settings: object) => {
    const [{ Properties } = { Properties: {} }] = ofType(
      payerStackWith({ function: settings }),
      'AWS::Lambda::EventInvokeConfig',
    );
    return Properties;
  };

  test('that failed is not repeated, and so not paid for twice, and does not wait for hours', () => {
    expect(ofType(minimal, 'AWS::Lambda::EventInvokeConfig')).toMatchObject([
      { Properties: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60, Qualifier: '$LATEST' } },
    ]);
  });

  test.each([
    // Per repetition the default timeout of 180 s and a pause of 120 s.
    [{ asynchronousRetries: 1 }, 1, 360],
    [{ asynchronousRetries: 2 }, 2, 660],
    [{ asynchronousRetries: 2, timeoutSeconds: 900 }, 2, 2100],
  ])('with %j is repeated %i times, and has %i seconds for it', (settings, retries, seconds) => {
    expect(settingsWith(settings)).toMatchObject({
      MaximumRetryAttempts: retries,
      MaximumEventAgeInSeconds: seconds,
    });
  });
});

describe('runs at the same time', () => {
  const reservedIn = (template: typeof minimal) =>
    onlyOfType(template, 'AWS::Lambda::Function').Properties.ReservedConcurrentExecutions;

  test('are not limited unless configured, since an account with a small limit refuses it', () => {
    expect(reservedIn(minimal)).toBeUndefined();
  });

  test('are as many as the configuration admits', () => {
    expect(reservedIn(payerStackWith({ function: { reservedConcurrency: 2 } }))).toBe(2);
  });
});
