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

  test('is told the reader role, the tolerance and the settling day', () => {
    const { OU_COST_CODE_DATE: _, ...settings } = variablesOf(full);
    expect(settings).toEqual({
      OU_COST_READER_ROLE_ARN: `arn:aws:iam::${PAYER}:role/read`,
      OU_COST_TOLERANCE: '0.5',
      OU_COST_SETTLING_DAY: '10',
      POWERTOOLS_SERVICE_NAME: 'costs',
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

test('a failed asynchronous run is not retried, and so not paid for twice, unless configured', () => {
  const [settings] = ofType(minimal, 'AWS::Lambda::EventInvokeConfig');
  expect(settings?.Properties).toMatchObject({ MaximumRetryAttempts: 0, Qualifier: '$LATEST' });
  const once = payerStackWith({ function: { asynchronousRetries: 1 } });
  const [repeated] = ofType(once, 'AWS::Lambda::EventInvokeConfig');
  expect(repeated?.Properties.MaximumRetryAttempts).toBe(1);
  const asLambdaDoes = payerStackWith({ function: { asynchronousRetries: 2 } });
  expect(ofType(asLambdaDoes, 'AWS::Lambda::EventInvokeConfig')).toEqual([]);
});
