import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type FailingAws, type FailingService, startFailingAws } from '../support/faults/failing-aws.ts';
import { ouCostCommand } from '../support/in-process/command-line.ts';

/* A refusal in AWS's words, from the wire to the line on standard error. */

let aws: FailingAws;
beforeAll(async () => {
  aws = await startFailingAws();
});
afterAll(() => aws?.stop());
afterEach(() => {
  vi.unstubAllEnvs();
});

const PAYER = '222222222222';
const WHO = `arn:aws:sts::${PAYER}:assumed-role/ou-cost-reader/run`;
const REPORT = ['report', '--period', '2026-10', '--quiet', '--timeout', '20'];
const INVOKER = ['--invoker-role-arn', `arn:aws:iam::${PAYER}:role/invoker`];
const COMMANDS: Readonly<Record<FailingService, readonly [string, readonly string[]]>> = {
  'cost-explorer': ['ce:GetCostAndUsage', REPORT],
  organizations: ['organizations:ListAccounts', REPORT],
  sts: ['sts:AssumeRole', ['run', '--quiet', ...INVOKER]],
  lambda: ['lambda:InvokeFunction', ['run', '--quiet', ...INVOKER]],
};

async function refused(service: FailingService, why: string): Promise<string> {
  const [action, args] = COMMANDS[service];
  const message = `User: ${WHO} is not authorized to perform: ${action} on resource: * ${why}`;
  aws.answer(
    service,
    service === 'sts'
      ? {
          status: 403,
          headers: { 'content-type': 'text/xml', 'x-amzn-requestid': 'r' },
          body: `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${message}</Message></Error></ErrorResponse>`,
        }
      : {
          status: service === 'lambda' ? 403 : 400,
          headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'AccessDeniedException' },
          body: JSON.stringify({ __type: 'AccessDeniedException', message, Message: message }),
        },
  );
  const expiration = new Date('2099-01-01');
  const credentials = { accessKeyId: 'AKIA', secretAccessKey: 's', sessionToken: 't', expiration };
  const ended = await ouCostCommand({ endpoint: aws.endpoint, credentials, today: '2026-11-20' }, args);
  expect([ended.exitCode, ended.stdout], ended.stderr).toEqual([4, '']);
  return ended.stderr;
}

describe.each(Object.keys(COMMANDS) as FailingService[])('a refusal by %s', (service) => {
  const [action] = COMMANDS[service];

  it.each([
    ['with an explicit deny in a service control policy', "the organization's policies"],
    ['with an explicit deny in a resource control policy', "the organization's policies"],
    [`because no permissions boundary allows the ${action} action`, `boundaries in account ${PAYER}`],
    [`because no session policy allows the ${action} action`, 'whoever opened the session'],
    [`because no VPC endpoint policy allows the ${action} action`, 'the owner of the VPC endpoint'],
  ])('%s names whose policy it is, and no grant', async (why, owner) => {
    const line = await refused(service, why);
    expect(line).toContain(`${WHO} may not call ${action} on * (${why}); no `);
    expect(line).toContain(owner);
    expect(line).not.toMatch(/(?:;|if it is right,|deploy, or) allow |activate/);
  });

  it('for want of a grant names the grant', async () => {
    expect(await refused(service, `because no identity-based policy allows the ${action} action`)).toContain(
      ` allow ${action} on `,
    );
  });
});
