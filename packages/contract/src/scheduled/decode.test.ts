import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFunctionRequest } from '../request.ts';
import { decodeScheduledRequest } from './decode.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:222222222222:reports';
const SECRET = 'arn:aws:secretsmanager:eu-west-1:222222222222:secret:ou-cost/slack-Ab1Cd2';
const PARAMETER = 'arn:aws:ssm:eu-west-1:222222222222:parameter/ou-cost/teams';
const MAIL = {
  from: 'reports@acme.example',
  to: ['finops@acme.example'],
  region: 'eu-west-1',
  attach: ['html'],
};

const asked = (changes: object = {}) => ({
  kind: 'scheduled',
  schedule: 'monthly',
  scheduledTime: '2026-11-07T05:00:00Z',
  ...changes,
});

/** The message with which a request is refused. */
function refusal(changes: object): string {
  try {
    decodeScheduledRequest(asked(changes));
  } catch (failure) {
    if (failure instanceof Error) return failure.message;
  }
  return 'is not refused';
}

describe('a scheduled request', () => {
  it('needs no more than a schedule and a time', () => {
    expect(decodeScheduledRequest(asked())).toMatchObject({
      trigger: { schedule: 'monthly', scheduledTime: '2026-11-07T05:00:00Z' },
      attempts: 1,
      report: {
        report: { period: { kind: 'last-month' }, asOf: '2026-11-07', compare: 'none' },
        source: { kind: 'cost-explorer' },
      },
      outputs: [],
      language: 'en',
      locale: 'en-US',
      mail: null,
      topics: [],
      webhooks: [],
    });
  });

  it('says what to report, in which formats, and to whom', () => {
    const request = decodeScheduledRequest(
      asked({
        attempts: 3,
        request: { period: 'last-3-months', metric: 'AmortizedCost', source: 'exports' },
        outputs: ['html', 'xlsx', 'json', 'html'],
        language: 'ja',
        mail: { ...MAIL, attach: ['json', 'xlsx'] },
        topics: [TOPIC],
        webhooks: [
          { kind: 'slack', address: SECRET },
          { kind: 'teams', address: PARAMETER },
        ],
      }),
    );
    expect(request).toMatchObject({
      attempts: 3,
      report: { report: { metrics: ['AmortizedCost'] }, source: { kind: 'exports' } },
      // JSON is made in any case.
      outputs: ['html', 'xlsx'],
      language: 'ja',
      locale: 'ja-JP',
      mail: { to: ['finops@acme.example'], attach: ['json', 'xlsx'] },
      topics: [TOPIC],
      webhooks: [
        { kind: 'slack', address: SECRET },
        { kind: 'teams', address: PARAMETER },
      ],
    });
  });

  it('has its period on the day of the trigger in UTC', () => {
    const { report } = decodeScheduledRequest(asked({ scheduledTime: '2026-10-31T20:00:00Z' }));
    expect(report.report.asOf).toBe('2026-10-31');
  });

  it.each<[object, string]>([
    [{ schedule: undefined }, "'schedule' is missing"],
    [{ schedule: 'Monthly' }, '\'schedule\' ("Monthly") is not the name of a schedule'],
    [{ schedule: '../x' }, 'is not the name of a schedule'],
    [{ schedule: `a${'b'.repeat(32)}` }, 'is not the name of a schedule'],
    [{ scheduledTime: '<aws.scheduler.scheduled-time>' }, 'is not the time of a trigger'],
    [{ scheduledTime: '2026-11-07T14:00:00+09:00' }, 'is not the time of a trigger'],
    [{ scheduledTime: '2026-11-07T05:00:00.000Z' }, 'is not the time of a trigger'],
    [{ scheduledTime: '2026-11-31T05:00:00Z' }, 'is not the time of a trigger'],
    [{ scheduledTime: '2026-11-07T24:00:00Z' }, 'is not the time of a trigger'],
    [{ attempts: 0 }, "'attempts' (0) must be 1 or more"],
    [{ attempts: 11 }, "'attempts' (11) must be at most 10"],
    [{ recipients: [] }, "unknown key 'recipients'"],
    [{ request: { runId: 'x1' } }, "unknown key 'request.runId'"],
    [{ request: { earlier: '' } }, "unknown key 'request.earlier'"],
    [{ request: { granularity: 'hourly' } }, '\'request.granularity\' ("hourly")'],
    [{ request: { period: '2026-13' } }, "'2026-13'"],
    [
      { request: { by: 'resource' } },
      "'request.by' (\"resource\") is only in exports of the bill; add 'request.source'",
    ],
    [{ request: { allowUnattributedDifference: true } }, 'not reconciled; remove it'],
    [{ outputs: ['pdf'] }, '\'outputs[0]\' ("pdf") must be one of table, json'],
    [{ outputs: ['csv'], request: { detail: 'ou' } }, "needs the detail 'account'"],
    [{ language: 'fr' }, '\'language\' ("fr") must be one of en, ja'],
    [{ locale: 'no tag' }, 'is not a language tag'],
    [{ mail: { ...MAIL, from: 'ou-cost <reports@acme.example>' } }, "'mail.from'"],
    [{ mail: { ...MAIL, to: [] } }, "'mail.to' ([]) must not be empty"],
    [{ mail: { ...MAIL, to: ['A@acme.example', 'a@Acme.example'] } }, 'is named twice'],
    [
      { mail: { ...MAIL, to: Array.from({ length: 51 }, (_, at) => `a${at}@acme.example`) } },
      'must have at most 50 entries',
    ],
    [{ mail: { ...MAIL, region: 'Ireland' } }, 'is not a region'],
    [
      { mail: { ...MAIL, attach: ['xlsx'] }, outputs: ['html'] },
      "'mail.attach' (\"xlsx\") is not made; add it to 'outputs'",
    ],
    [{ topics: ['arn:aws:sns:eu-west-1:222222222222'] }, "'topics[0]'"],
    [{ topics: [TOPIC, TOPIC] }, 'is named twice'],
    [{ topics: Array.from({ length: 21 }, (_, at) => `${TOPIC}${at}`) }, 'at most 20'],
    [{ webhooks: [{ kind: 'irc', address: SECRET }] }, "'webhooks[0].kind'"],
    [
      { webhooks: [{ kind: 'slack', address: 'https://hooks.example/T0/B0/x' }] },
      'a secret and does not belong here',
    ],
    [
      {
        webhooks: [
          { kind: 'slack', address: SECRET },
          { kind: 'json', address: SECRET },
        ],
      },
      'is named twice',
    ],
  ])('is refused where it says %j', (changes, message) => {
    expect(refusal(changes)).toContain(message);
  });

  it.each([
    ['finops@example.com'],
    ['a.b+c@mail.example.co.jp'],
    [`${'a'.repeat(64)}@example.com`],
    ['a@xn--bcher-kva.example'],
  ])('is sent to %s', (to) => {
    expect(refusal({ mail: { ...MAIL, to: [to] }, outputs: ['html'] })).toBe('is not refused');
  });

  it.each([
    [''],
    ['finops'],
    ['@example.com'],
    ['a@b'],
    ['a@example.com\r\nBcc: b@example.com'],
    ['a@example.com\n'],
    ['a b@example.com'],
    ['"a b"@example.com'],
    ['*@example.com'],
    ['a@*.example.com'],
    ['a?@example.com'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM policies
    ['${aws:username}@example.com'],
    ['a..b@example.com'],
    ['a@-example.com'],
    [`${'a'.repeat(65)}@example.com`],
    [`a@${'b.'.repeat(130)}com`],
    ['ä@example.com'],
    ['a@example.com,b@example.com'],
  ])('is not sent to %j', (to) => {
    expect(refusal({ mail: { ...MAIL, to: [to] }, outputs: ['html'] })).toContain('plain e-mail address');
  });

  it('is refused without the address of a webhook, wherever that stands', () => {
    const address = 'https://user:word@hooks.example/T0/B0/secret?key=secret';
    const places = [
      { webhooks: [{ kind: 'slack', address }] },
      { webhooks: [address] },
      { webhooks: { kind: 'slack', address } },
      { topics: [address] },
      { mail: { ...MAIL, to: [address] } },
      { request: { ou: [{ address }] } },
    ];
    for (const place of places) {
      expect(refusal(place)).toContain('https://hooks.example/…');
      expect(refusal(place)).not.toMatch(/secret\?|word|B0/);
    }
    expect(refusal({ locale: 'https://example.com' })).toContain('"https://example.com"');
  });

  it('of any form is read or refused', () => {
    const known = fc.record(
      {
        kind: fc.constant('scheduled'),
        schedule: fc.constant('monthly'),
        scheduledTime: fc.oneof(fc.constant('2026-11-07T05:00:00Z'), fc.string()),
        request: fc.oneof(fc.dictionary(fc.string(), fc.anything()), fc.anything()),
        mail: fc.oneof(fc.record({ from: fc.string(), to: fc.array(fc.string()) }), fc.anything()),
        topics: fc.anything(),
        webhooks: fc.array(fc.anything()),
        locale: fc.string(),
      },
      { requiredKeys: ['kind'] },
    );
    fc.assert(
      fc.property(fc.oneof(known, fc.anything()), (payload) => {
        try {
          expect(decodeScheduledRequest(payload).trigger.schedule).toBe('monthly');
        } catch (failure) {
          expect(failure).toMatchObject({ code: expect.stringMatching(/^Invalid(Request|Period)$/) });
        }
      }),
    );
  });
});

it('the function recognizes a scheduled request, and does not read it yet', () => {
  const payload = asked({ mail: 'broken' });
  expect(decodeFunctionRequest(payload)).toEqual({ kind: 'scheduled', payload, runId: null });
});
