import { expect, test } from 'vitest';
import { MONTHLY, scheduledConfig } from '../testing/by-itself.ts';
import { exampleConfig, PAYER } from '../testing/example-config.ts';
import { manualSteps } from './manual-steps.ts';

const VPC = { vpcId: 'vpc-0a1b2c3d', subnetIds: ['subnet-0a1b2c3d', 'subnet-1a1b2c3d'] };

const steps = (additions: Record<string, unknown>) => manualSteps(exampleConfig(additions)).join('\n');

test('the manual steps name what still needs a NAT gateway', () => {
  expect(steps({})).toBe('');
  expect(steps({ vpc: VPC })).toMatch(
    /subnet-0a1b2c3d, subnet-1a1b2c3d .* STS, Organizations and Cost Explorer/,
  );
  expect(steps({ vpc: { ...VPC, interfaceEndpoints: true } })).toMatch(
    /NAT gateway to reach Organizations and Cost Explorer: .* ap-northeast-1 has one for STS only/,
  );
  const payer = { accountId: PAYER, region: 'us-east-1' };
  expect(steps({ payer, vpc: { ...VPC, interfaceEndpoints: true } })).toBe('');
});

test('the manual steps name what the management account must do for a billing view', () => {
  const billingViewArn = `arn:aws:billing::${PAYER}:billingview/custom-0a1b2c3d`;
  expect(steps({ function: { accountId: '555555555555' }, billingViewArn })).toMatch(
    /share the billing view .* OrganizationsDelegationPolicy/s,
  );
});

test('the manual steps say what may surprise about a schedule', () => {
  const now = Date.parse('2026-11-26T00:00:00Z');
  const scheduled = (schedule: object) =>
    manualSteps(scheduledConfig({ schedules: [{ ...MONTHLY, ...schedule }] }), now).filter((step) =>
      step.startsWith('schedule '),
    );
  expect(scheduled({ cron: '0 12 7 * ? *' })).toEqual([]);
  expect(scheduled({ cron: '0 5 1 * ? *', request: {} })).toEqual([
    expect.stringMatching(
      /^schedule 'monthly': 2026-12-01 05:00 in Asia\/Tokyo is .* is then 2026-10, and not 2026-11\./,
    ),
  ]);
});
