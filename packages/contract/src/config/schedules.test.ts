import { describe, expect, it } from 'vitest';
import { decodeScheduledRequest } from '../scheduled/decode.ts';
import { decodeConfig } from './decode.ts';
import { scheduledInput } from './schedule-input.ts';

const PAYER = '222222222222';
const TOPIC = `arn:aws:sns:eu-west-1:${PAYER}:reports`;
const SECRET = `arn:aws:secretsmanager:eu-west-1:${PAYER}:secret:slack-Ab1Cd2`;
const PARAMETER = `arn:aws:ssm:us-east-1:${PAYER}:parameter/ou-cost/teams`;
const KEY = 'key/0a1b2c3d-0000-4000-8000-0a1b2c3d4e5f';
const MONTHLY = { name: 'monthly', cron: '0 5 7 * ? *', timeZone: 'Asia/Tokyo' };
const MAIL = { from: 'reports@acme.example', to: ['finops@acme.example'] };

function decode(schedules: readonly object[], additions: object = {}) {
  const document = {
    payer: { accountId: PAYER, region: 'eu-west-1' },
    callers: [{ roleArn: 'arn:aws:iam::111111111111:role/batch' }],
    alarm: { topicArn: `arn:aws:sns:eu-west-1:${PAYER}:alarms` },
    archive: { bucket: 'acme-reports' },
    schedules,
    ...additions,
  };
  return decodeConfig(JSON.stringify(document), 'a.json');
}

/** The message with which a configuration is refused. */
function refusal(schedules: readonly object[], additions?: object): string {
  try {
    decode(schedules, additions);
  } catch (failure) {
    if (failure instanceof Error) return failure.message;
  }
  return 'is not refused';
}

/** What the function gets for the only schedule. */
function input(schedule: object, additions?: object) {
  const config = decode([schedule], additions);
  const [only] = config.schedules;
  if (only === undefined) throw new Error('there is no schedule');
  return scheduledInput(only, config);
}

describe('a configured schedule', () => {
  it('needs a name and a time, and asks for last month as page and workbook', () => {
    expect(input(MONTHLY)).toEqual({
      kind: 'scheduled',
      schedule: 'monthly',
      scheduledTime: '<aws.scheduler.scheduled-time>',
      attempts: 1,
      request: {},
      outputs: ['html', 'xlsx'],
      topics: [],
      webhooks: [],
    });
  });

  it('hands the function all that it asks for, and no more of the request than it says', () => {
    const schedule = {
      name: 'daily',
      rate: '1 day',
      request: { period: 'month-to-date', granularity: 'daily', by: 'service', compare: 'none' },
      outputs: ['csv', 'html'],
      language: 'ja',
      locale: 'de-DE',
      mail: { ...MAIL, identity: 'acme.example', region: 'us-east-1' },
      topics: [TOPIC],
      webhooks: [
        { kind: 'slack', address: SECRET, kmsKeyArn: `arn:aws:kms:eu-west-1:${PAYER}:${KEY}` },
        { kind: 'teams', address: PARAMETER },
      ],
    };
    const asked = input(schedule, { function: { asynchronousRetries: 2 } });
    expect(asked).toEqual({
      kind: 'scheduled',
      schedule: 'daily',
      scheduledTime: '<aws.scheduler.scheduled-time>',
      attempts: 3,
      request: { period: 'month-to-date', granularity: 'daily', by: ['service'] },
      outputs: ['csv', 'html'],
      language: 'ja',
      locale: 'de-DE',
      mail: { ...MAIL, region: 'us-east-1', attach: ['html'] },
      topics: [TOPIC],
      webhooks: [
        { kind: 'slack', address: SECRET },
        { kind: 'teams', address: PARAMETER },
      ],
    });
    expect(decodeScheduledRequest({ ...asked, scheduledTime: '2026-11-07T05:00:00Z' })).toMatchObject({
      report: { report: { granularity: 'DAILY', by: ['service'], asOf: '2026-11-07' } },
    });
  });

  it('attaches the page, or else every file', () => {
    expect(input({ ...MONTHLY, mail: MAIL }).mail?.attach).toEqual(['html']);
    expect(input({ ...MONTHLY, mail: MAIL, outputs: ['xlsx', 'csv'] }).mail?.attach).toEqual(['xlsx', 'csv']);
    expect(input({ ...MONTHLY, mail: { ...MAIL, attach: [] } }).mail?.attach).toEqual([]);
  });

  it.each<[object, string]>([
    [{ name: 'Monthly' }, '\'schedules[0].name\' ("Monthly") is not the name of a schedule'],
    [{ cron: '0 5 7 * *' }, "write '0 5 7 * ? *'"],
    [{ cron: '0 5 31 4 ? *' }, '\'schedules[0].cron\' ("0 5 31 4 ? *") never fires'],
    [
      { cron: '*/15 5 7 * ? *' },
      'runs 4 times an hour, and each run pays for Cost Explorer: name one minute',
    ],
    [{ cron: undefined }, "needs either 'cron', as in '0 5 7 * ? *', or 'rate', as in '1 day', and not both"],
    [{ rate: '1 day', timeZone: undefined }, 'and not both'],
    [{ cron: undefined, rate: '5 minutes', timeZone: undefined }, 'is more often than every hour'],
    [{ cron: undefined, rate: '1 day' }, "'schedules[0].timeZone' (\"Asia/Tokyo\") is given for a 'rate'"],
    [{ timeZone: 'JST' }, '\'schedules[0].timeZone\' ("JST") is an abbreviation'],
    [{ timeZone: 'Asia/Tokio' }, "write 'Asia/Tokyo'"],
    [{ request: { runId: 'r-1' } }, "unknown key 'schedules[0].request.runId'"],
    [
      { request: { granularity: 'hourly' } },
      '\'schedules[0].request.granularity\' ("hourly") must be one of',
    ],
    [{ request: { period: '2026-13' } }, "asks for what the function refuses: the period '2026-13'"],
    [{ request: { compare: 'lastyear' } }, "cannot compare with 'lastyear'"],
    [{ request: { by: 'service', excludeChargeType: 'tax' } }, 'cannot be excluded from a report by service'],
    [
      { request: { by: 'resource' } },
      '\'schedules[0].request.by\' ("resource") is only in exports of the bill',
    ],
    [{ request: { allowUnattributedDifference: true } }, 'not reconciled; remove it'],
    [{ request: { ou: ['x'.repeat(300_000)] } }, "as EventBridge Scheduler's input, which may have 262144"],
    [{ request: { source: 'exports' } }, "needs an export of the bill: configure 'exports'"],
    [{ request: { maxCostExplorerRequests: 1001 } }, 'is more than the 1000 that this deployment allows'],
    [{ outputs: ['csv'], request: { detail: 'ou' } }, "needs the detail 'account'"],
    [{ locale: 'xx-nowhere' }, 'is not a language tag'],
    [
      { mail: { ...MAIL, from: 'nobody' } },
      '\'schedules[0].mail.from\' ("nobody") is not a plain e-mail address',
    ],
    [{ mail: { ...MAIL, to: [] } }, "'schedules[0].mail.to' ([]) must not be empty"],
    [
      { mail: { ...MAIL, attach: ['csv'] } },
      "'schedules[0].mail.attach[0]' (\"csv\") is not made; add it to 'outputs'",
    ],
    [
      { mail: { ...MAIL, identity: 'other.example' } },
      "cannot send as 'reports@acme.example': name that address",
    ],
    [{ mail: { ...MAIL, identity: 'not an identity' } }, 'is not an identity of Amazon SES'],
    [{ mail: { ...MAIL, region: 'cn-north-1' } }, "is not in the partition 'aws'"],
    [{ topics: [`arn:aws-cn:sns:cn-north-1:${PAYER}:x`] }, "'schedules[0].topics[0]'"],
    [{ topics: [TOPIC, TOPIC] }, 'is named twice'],
    [
      { webhooks: [{ kind: 'slack', address: 'https://hooks.example/x' }] },
      'a secret and does not belong here',
    ],
    [
      { webhooks: [{ kind: 'slack', address: SECRET, kmsKeyArn: `arn:aws:kms:us-east-1:${PAYER}:${KEY}` }] },
      "is not in 'eu-west-1', the region of the secret",
    ],
  ])('is refused with %j', (changes, message) => {
    expect(refusal([{ ...MONTHLY, ...changes }])).toContain(message);
  });

  it.each<[object, string]>([
    [
      { request: { period: 'lastmonth' } },
      '\'schedules[0].request\' ({"period":"lastmonth"}) asks for what the function refuses: the period \'lastmonth\'',
    ],
    [
      { mail: { ...MAIL, attach: ['csv'] } },
      "'schedules[0].mail.attach[0]' (\"csv\") is not made; add it to 'outputs'",
    ],
    [
      { request: { by: 'resource' } },
      '\'schedules[0].request.by\' ("resource") is only in exports of the bill',
    ],
    [{ topics: [TOPIC, TOPIC] }, `'schedules[0].topics[1]' ("${TOPIC}") is named twice`],
  ])('names with %j the part that is wrong, and not the schedule around it', (changes, message) => {
    const refused = refusal([{ ...MONTHLY, ...changes }]);
    expect(refused.slice(refused.indexOf("'"))).toContain(message);
    expect(refused).not.toContain("'schedules[0]' (");
  });

  it.each([['reports@acme.example'], ['acme.example'], ['ACME.example'], ['example']])(
    'may be sent by the identity %s',
    (identity) => {
      const mail = { ...MAIL, from: 'reports@mail.acme.example', identity };
      const expected = identity.toLowerCase() === 'acme.example' ? 'is not refused' : 'identity';
      expect(refusal([{ ...MONTHLY, mail }])).toContain(expected);
    },
  );

  it('may read an export where there is one, within its limit', () => {
    const exports = { bucket: 'acme-bill', scanLimitGigabytes: 5 };
    const reading = (most: number) => [
      { ...MONTHLY, request: { source: 'exports', maxGigabytesScanned: most } },
    ];
    expect(refusal(reading(5), { exports })).toBe('is not refused');
    expect(refusal(reading(6), { exports })).toContain(
      'is more than the 5 that this deployment lets one query scan',
    );
  });

  it('needs an archive and an alarm', () => {
    expect(refusal([MONTHLY], { archive: undefined })).toContain("need 'archive', which keeps their reports");
    expect(refusal([MONTHLY], { alarm: undefined })).toContain("need 'alarm.topicArn'");
    expect(refusal([], { archive: undefined, alarm: undefined })).toBe('is not refused');
  });

  it('has a name of its own, and not too many beside it', () => {
    expect(refusal([MONTHLY, { ...MONTHLY, cron: '0 5 8 * ? *' }])).toContain(
      '\'schedules[1].name\' ("monthly") is the name of two schedules',
    );
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ ...MONTHLY, name: `m${at}` }));
    expect(refusal(many(20))).toBe('is not refused');
    expect(refusal(many(21))).toContain('are more than 20');
  });

  it('sends to no more than one policy can name', () => {
    const sendingTo = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        ...MONTHLY,
        name: `m${at}`,
        mail: {
          ...MAIL,
          to: Array.from({ length: 50 }, (__, one) => `${'a'.repeat(20)}${at}-${one}@acme.example`),
        },
      }));
    // 50 × (20 + about 4 + 13 + 3) = 2,000 characters each.
    expect(refusal(sendingTo(3))).toBe('is not refused');
    expect(refusal(sendingTo(5))).toContain('send to fewer');
    // Each of the senders' identities has a statement of its own.
    const sendingFrom = (count: number, identity?: string) =>
      Array.from({ length: count }, (_, at) => ({
        ...MONTHLY,
        name: `m${at}`,
        mail: {
          ...MAIL,
          from: `a@d${at}.example.com`,
          to: ['a', 'b'].map((one) => `${one.repeat(60)}@d${at}.example.com`),
          identity,
        },
      }));
    expect(refusal(sendingFrom(20))).toContain('send to fewer');
    expect(refusal(sendingFrom(20, 'example.com'))).toBe('is not refused');
  });

  it('is refused with all that is wrong at once, each thing once', () => {
    const message = refusal([{ ...MONTHLY, cron: 'daily', timeZone: 'JST', mail: { ...MAIL, from: 'x' } }]);
    for (const key of ['cron', 'timeZone', 'mail.from']) {
      expect(message.split(`'schedules[0].${key}'`)).toHaveLength(2);
    }
  });

  it('has roles of its own, which call nobody', () => {
    const roleArn = `arn:aws:iam::${PAYER}:role/ou-cost-scheduler`;
    expect(refusal([MONTHLY], { callers: [{ roleArn }] })).toContain(
      "the scheduler role ('names.schedulerRole')",
    );
    expect(refusal([MONTHLY], { names: { scheduleGroup: 'default' } })).toContain("and not 'default'");
  });
});
