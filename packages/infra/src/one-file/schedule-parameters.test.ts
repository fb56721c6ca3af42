import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { scheduleNames, scheduleParameters } from './schedule-parameters.ts';
import { usualConfig } from './usual.ts';

const parameters = { ...scheduleParameters('aws'), ...scheduleNames(usualConfig()) };

function admits(name: keyof typeof parameters, value: string): boolean {
  const { allowedPattern = '', maxLength = Number.POSITIVE_INFINITY } = parameters[name].allowed;
  return value.length <= maxLength && new RegExp(allowedPattern).test(value);
}

test.each<[keyof typeof parameters, string]>([
  ['ScheduleExpression', ''],
  ['ScheduleExpression', 'cron(0 5 7 * ? *)'],
  ['ScheduleExpression', 'cron(30 5/6 ? JAN-MAR MON#2 2026-2030)'],
  ['ScheduleExpression', 'rate(12 hours)'],
  ['ScheduleTimeZone', 'America/Argentina/Buenos_Aires'],
  ['ScheduleTimeZone', 'Etc/GMT+9'],
  ['ScheduleRequest', '{}'],
  [
    'ScheduleRequest',
    '{"period":"last-month","trend":12,"ous":["Root/営業","a, b"],"attribution":true,"x":[]}',
  ],
  ['ScheduleOutputs', 'csv'],
  ['ScheduleOutputs', 'html,xlsx,csv-ou'],
  ['ScheduleMailFrom', "o'costs+x@mail.acme.example"],
  ['ScheduleMailTo', 'a@acme.example,b@acme.example'],
  ['ScheduleMailIdentity', 'acme.example'],
  ['ScheduleWebhookAddress', 'arn:aws:secretsmanager:us-east-1:111111111111:secret:a/b-AbCdEf'],
  ['ScheduleWebhookAddress', 'arn:aws:ssm:us-east-1:111111111111:parameter/ou-cost/teams'],
  ['ScheduleLocale', 'zh-Hant-TW'],
])('%s may be %j', (name, value) => {
  expect(admits(name, value)).toBe(true);
});

test.each<[keyof typeof parameters, string]>([
  ['ScheduleExpression', 'cron(0 5 7 * ?)'],
  ['ScheduleExpression', 'at(2026-11-07T05:00:00)'],
  ['ScheduleExpression', 'rate(0 days)'],
  ['ScheduleExpression', 'rate(5 minutes)'],
  ['ScheduleExpression', 'cron(0/15 5 7 * ? *)'],
  ['ScheduleExpression', 'cron(* 5 7 * ? *)'],
  ['ScheduleTimeZone', '../UTC'],
  ['ScheduleRequest', ''],
  ['ScheduleRequest', '[]'],
  ['ScheduleRequest', '{"period":"last-month"'],
  ['ScheduleRequest', '{"a":"\\"}'],
  ['ScheduleRequest', '{"a":{"b":1}}'],
  ['ScheduleRequest', '{"a":"last\nmonth"}'],
  ['ScheduleRequest', '{"a":["\t"]}'],
  ['ScheduleRequest', '{"depth":02}'],
  ['ScheduleRequest', '{"a":"\r"}'],
  ['ScheduleRequest', `{"a":"${'x'.repeat(2000)}"}`],
  ['ScheduleOutputs', ''],
  ['ScheduleOutputs', 'html,pdf'],
  ['ScheduleMailFrom', 'Costs <costs@acme.example>'],
  ['ScheduleMailTo', 'a@acme.example, b@acme.example'],
  ['ScheduleMailTo', '*@*'],
  ['ScheduleWebhookAddress', 'https://hooks.acme.example/T0/B0'],
  ['ScheduleWebhookKind', 'irc'],
  ['ScheduleLanguage', 'de'],
  ['ScheduleGroupName', 'default'],
  ['ScheduleGroupName', 'g'.repeat(65)],
  ['DeadLetterQueueName', 'q'.repeat(81)],
  ['DeadLetterQueueName', 'dead.fifo'],
])('%s may not be %j', (name, value) => {
  expect(admits(name, value)).toBe(false);
});

describe('no text of a parameter breaks out of the JSON that it is written into', () => {
  const pieces = fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      ',',
      ':',
      '{}',
      '"a":',
      '"b"',
      '0',
      '1',
      'true',
      ' ',
      '\n',
      'mail',
      '営',
    ],
  );
  const plain = fc.stringMatching(/^[a-z ,:{}[\]]{0,8}$/);
  const wellFormed = fc
    .dictionary(
      fc.stringMatching(/^[A-Za-z]{1,5}$/),
      fc.oneof(plain, fc.nat(99), fc.boolean(), fc.array(plain)),
    )
    .map((object) => JSON.stringify(object));
  const spoiled = fc
    .tuple(wellFormed, fc.nat(40), pieces)
    .map(([text, at, piece]) => text.slice(0, at) + piece + text.slice(at));
  const request = fc.oneof(
    wellFormed,
    spoiled,
    fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
  );

  it('not the request, which is JSON itself: what surrounds it stays as it is', () => {
    let admitted = 0;
    fc.assert(
      fc.property(request, (text) => {
        if (!admits('ScheduleRequest', text)) return;
        admitted += 1;
        const { request: inner, ...around } = JSON.parse(`{"request":${text},"topics":[]}`);
        expect(around).toEqual({ topics: [] });
        expect(Object.keys(inner)).not.toContain('topics');
      }),
      { numRuns: 2000 },
    );
    expect(admitted).toBeGreaterThan(200);
  });

  it('and no other: none admits a quotation mark or a backslash', () => {
    const others = (Object.keys(parameters) as (keyof typeof parameters)[]).filter(
      (name) => name !== 'ScheduleRequest',
    );
    for (const name of others) {
      for (const sample of ['csv', 'a@b.example', 'UTC', 'rate(1 day)', '']) {
        for (const [mark, at] of [
          ['"', 0],
          ['"', sample.length],
          ['\\', sample.length],
          ['","b":"', 1],
        ] as const) {
          const text = sample.slice(0, at) + mark + sample.slice(at);
          expect(admits(name, text), `${name} ${text}`).toBe(false);
        }
      }
    }
  });
});
