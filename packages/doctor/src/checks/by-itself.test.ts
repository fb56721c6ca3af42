import { OuCostError } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import { diagnosedByItself, MONTHLY } from '../testing/memory-by-itself.ts';
import { refused } from '../testing/memory-export.ts';
import { CHECK_IDS, featureOf } from './table.ts';

const OF_OTHERS = ['exports', 'history', null];

describe('a deployment with an archive and schedules', () => {
  it('passes every check of them, in the order of the table', async () => {
    const { made } = await diagnosedByItself();
    expect(made.map(({ id }) => id)).toEqual(CHECK_IDS.filter((id) => !OF_OTHERS.includes(featureOf(id))));
    expect(made.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
  });

  it('has no check of what no schedule delivers to', async () => {
    const { made } = await diagnosedByItself({
      schedules: [{ ...MONTHLY, sender: null, topics: [], addresses: [] }],
    });
    const features = new Set(made.map(({ id }) => featureOf(id)));
    expect([...features]).toEqual(['archive', 'schedules']);
  });
});

describe('the archive', () => {
  it('is not reached where its role cannot be assumed; the remedy is for both policies', async () => {
    const { failed, notReached } = await diagnosedByItself({
      archive: { assumeArchivist: refused() },
      policy: null,
    });
    expect(failed.map(({ id }) => id)).toEqual(['assume-archivist']);
    expect(failed[0]?.remedy?.statements).toMatchObject([
      { principalArn: expect.stringMatching(/:role\/.*ou-cost-worker$/), policy: 'identity' },
      { principalArn: expect.stringContaining(':role/ou-cost-archivist'), policy: 'trust' },
    ]);
    expect(notReached.map(({ id }) => id)).toEqual(
      CHECK_IDS.filter((id) => featureOf(id) === 'archive' && !/^assume|^worker/.test(id)),
    );
  });

  it.each([
    ['list', 'list-archive', { Action: 's3:ListBucket', Resource: 'arn:aws:s3:::acme-reports' }],
    ['read', 'read-archive', { Action: 's3:GetObject', Resource: 'arn:aws:s3:::acme-reports/ou-cost/*' }],
    [
      'write',
      'write-archive',
      {
        Action: 's3:PutObject',
        Resource: 'arn:aws:s3:::acme-reports/ou-cost/*',
        Condition: { Null: { 's3:if-none-match': 'false' } },
      },
    ],
  ] as const)(
    'where %s is refused, the statement that allows it is proposed',
    async (call, id, statement) => {
      const { failed } = await diagnosedByItself({ archive: { [call]: refused() } });
      expect(failed).toMatchObject([
        { id, code: 'AccessRefused', remedy: { statements: [{ policy: 'identity', statement }] } },
      ]);
    },
  );

  it('may be in a bucket of another account than the one that is configured', async () => {
    const { failed } = await diagnosedByItself({ archive: { list: refused() }, policy: null });
    expect(failed[0]?.remedy?.advice.join()).toContain('must belong to account 222222222222');
  });

  it.each([
    ['overwrite', 'archivist-cannot-overwrite'],
    ['remove', 'archivist-cannot-delete'],
    ['writeElsewhere', 'archivist-cannot-write-elsewhere'],
    ['listElsewhere', 'archivist-cannot-list-elsewhere'],
    ['listAsWorker', 'worker-cannot-list-archive'],
  ] as const)('that lets %s pass is found', async (call, id) => {
    const { failed } = await diagnosedByItself({ archive: { [call]: async () => {} } });
    expect(failed).toMatchObject([{ id, code: 'AccessTooWide' }]);
  });
});

describe('a schedule', () => {
  it.each([
    [{ isEnabled: false }, "'monthly' is disabled"],
    [{ retries: null }, "'monthly' is tried again up to 185 times"],
    [{ retries: 3 }, "'monthly' is tried again 3 times"],
    [{ deadLetterQueueArn: null }, "'monthly' has no dead letter queue"],
  ])('with %j is a warning', async (changes, answer) => {
    const { warnings, failed } = await diagnosedByItself({ schedules: [{ ...MONTHLY, ...changes }] });
    expect(failed).toEqual([]);
    expect(warnings).toMatchObject([{ id: 'see-schedules', answer, code: null }]);
  });

  it.each([
    [{ target: 'arn:aws:lambda:eu-west-1:222222222222:function:other' }, 'invokes arn:aws:lambda'],
    [{ target: null }, 'invokes nothing'],
    [{ fault: new OuCostError('InvalidRequest', "unknown key 'x'") }, "refuses: unknown key 'x'"],
  ])('with %j is broken', async (changes, answer) => {
    const { failed } = await diagnosedByItself({ schedules: [{ ...MONTHLY, ...changes }] });
    expect(failed).toMatchObject([
      { id: 'see-schedules', code: 'InvalidConfiguration', answer: expect.stringContaining(answer) },
    ]);
  });

  it('that is not there is a warning', async () => {
    const { warnings, made } = await diagnosedByItself({ schedules: [] });
    expect(warnings.map(({ id }) => id)).toEqual(['list-schedules']);
    expect(made.some(({ id }) => featureOf(id) === 'mail')).toBe(false);
  });
});

describe('mail', () => {
  it("of an account in SES's sandbox is a warning that says whom it reaches", async () => {
    const mailAccount = async () => ({ isSandbox: true, isSending: true });
    const { warnings } = await diagnosedByItself({ delivery: { mailAccount } });
    expect(warnings).toMatchObject([
      { id: 'mail-account', answer: expect.stringContaining('only recipients whose address or domain') },
    ]);
  });

  it('of a sender that is not verified, or while sending is paused, does not work', async () => {
    const { failed } = await diagnosedByItself({
      delivery: {
        isVerified: async () => false,
        mailAccount: async () => ({ isSandbox: false, isSending: false }),
      },
    });
    expect(failed.map(({ id, answer }) => [id, answer])).toEqual([
      ['mail-senders', 'not verified: acme.example in eu-west-1'],
      ['mail-account', 'sending is paused in eu-west-1'],
    ]);
    expect(JSON.stringify(failed)).not.toContain('finops@');
  });
});

describe('those who get reports', () => {
  it.each([
    ['topic', 'see-topics', 'sns:GetTopicAttributes', MONTHLY.topics],
    ['names', 'list-schedules', 'scheduler:ListSchedules', ['*']],
    ['mailAccount', 'mail-account', 'ses:GetAccount', ['*']],
  ] as const)(
    'where %s is refused, the statement that allows it is proposed',
    async (call, id, Action, Resource) => {
      const { failed } = await diagnosedByItself({ delivery: { [call]: refused() } });
      expect(failed).toMatchObject([{ id, remedy: { statements: [{ statement: { Action, Resource } }] } }]);
    },
  );

  it('have secrets that can be read and are addresses; each kind has its own check', async () => {
    const { failed } = await diagnosedByItself({
      delivery: {
        address: async (arn) => {
          throw new OuCostError('InvalidConfiguration', `the secret ${arn} is no address`);
        },
      },
    });
    expect(failed.map(({ id, resource }) => [id, resource])).toEqual([
      ['webhook-secrets', MONTHLY.addresses[0]],
      ['webhook-parameters', MONTHLY.addresses[1]],
    ]);
  });
});
