import { describe, expect, test } from 'vitest';
import { deliveriesOf } from './deliveries.ts';

const TOPIC = 'arn:aws:sns:eu-west-1:111111111111:finance';
const SECRET = 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:slack-AbCdEf';
const PARAMETER = 'arn:aws:ssm:eu-west-1:111111111111:parameter/ou-cost/teams';
const FROM = { mailFrom: 'reports@example.com' };

describe('the targets of --deliver', () => {
  test('are a mail to all, topics, and webhooks by their kind', () => {
    const deliver = [
      `json:${PARAMETER}`,
      'mail:a@example.com, b@example.com,a@example.com',
      `sns:${TOPIC}`,
      `slack:${SECRET}`,
    ];
    expect(
      deliveriesOf({ deliver, ...FROM, mailRegion: 'eu-west-1', attach: ['html', 'xlsx', 'html'] }),
    ).toEqual({
      mail: {
        from: 'reports@example.com',
        to: ['a@example.com', 'b@example.com'],
        region: 'eu-west-1',
        attach: ['html', 'xlsx'],
      },
      topics: [TOPIC],
      webhooks: [
        { kind: 'slack', address: SECRET },
        { kind: 'json', address: PARAMETER },
      ],
    });
  });

  test('are none where none is named', () => {
    expect(deliveriesOf({})).toBeNull();
  });

  test.each([
    [{ deliver: ['s3cr3t@example.com'] }, /a --deliver is not a target; write it as mail:ADDRESS/],
    [{ deliver: ['https://hooks.example/s3cr3t'] }, /a --deliver is not a target/],
    [{ deliver: ['mail:'] }, /a --deliver is not a target/],
    [
      { deliver: ['slack:https://hooks.example/s3cr3t'] },
      /what follows --deliver slack: is not the ARN of a secret/,
    ],
    [{ deliver: ['sns:s3cr3t'] }, /what follows --deliver sns: is not a topic's ARN/],
    [{ deliver: ['mail:a@example.com'] }, /has no sender; add --mail-from/],
    [
      { deliver: ['mail:a@example.com,s3cr3t'], ...FROM },
      /address 2 of --deliver mail: is not a plain e-mail address/,
    ],
    [{ deliver: ['mail:a@example.com\nBcc:s3cr3t@example.com'], ...FROM }, /address 1 of --deliver mail:/],
    [{ deliver: ['mail:a@example.com'], mailFrom: 's3cr3t' }, /the address of --mail-from is not a plain/],
    [{ deliver: ['mail:a@example.com', 'mail:b@example.com'], ...FROM }, /is given several times/],
    [
      {
        deliver: [`mail:${Array.from({ length: 51 }, (_, at) => `s3cr3t${at}@example.com`).join(',')}`],
        ...FROM,
      },
      /has 51 addresses, and Amazon SES takes 50/,
    ],
    [{ ...FROM }, /--mail-from, --mail-region and --attach are for a mail/],
    [{ deliver: [`sns:${TOPIC}`], attach: ['html' as const] }, /are for a mail/],
    [{ deliver: ['mail:a@example.com'], ...FROM, mailRegion: 'moon' }, /--mail-region 'moon'/],
  ])('are refused without an address: case %#', (options, message) => {
    expect(() => deliveriesOf(options)).toThrow(expect.objectContaining({ code: 'InvalidUsage' }));
    expect(() => deliveriesOf(options)).toThrow(message);
    expect(() => deliveriesOf(options)).not.toThrow(/s3cr3t/);
  });
});
