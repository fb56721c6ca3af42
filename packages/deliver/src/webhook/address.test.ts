import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressIn, addressInSecret, WebhookAddress } from './address.ts';
import { isOwnAddress } from './own-addresses.ts';

const TEXTS = fc.oneof(
  fc.string(),
  fc.string().map((text) => `https://${text}`),
  fc.ipV4().map((ip) => `https://${ip}/`),
  fc.ipV6().map((ip) => `https://[${ip}]/`),
);
const rules = { source: "the webhook's secret" };

describe("a webhook's address", () => {
  test('is never printed', () => {
    const address = new WebhookAddress('https://hooks.example/s3cr3t');
    expect(inspect(address, { showHidden: true })).not.toContain('s3cr3t');
    expect(`${JSON.stringify(address)} ${String(address)}`).not.toContain('s3cr3t');
  });

  test.each([
    'https://hooks.example/s3cr3t\n',
    '{"url":"https://hooks.example/s3cr3t"}',
    ' { "url" : "https://hooks.example/s3cr3t", "other": 1 } ',
  ])('in the secret %j is found', (secret) => {
    expect(addressInSecret(secret, rules).reveal()).toBe('https://hooks.example/s3cr3t');
  });

  test.each([
    '',
    '{}',
    '{"url":7,"s3cr3t":1}',
    '{"url":"http://hooks.example/s3cr3t"}',
    '{"address":"https://hooks.example/s3cr3t"}',
    '{"url":"https://hooks.example/s3cr3t"',
    '["https://hooks.example/s3cr3t"]',
    'http://127.0.0.1/s3cr3t',
    'https://localhost.example:x/s3cr3t',
    'https://127.0.0.1/s3cr3t',
    'https://2130706433/s3cr3t',
    'https://0x7f.1/s3cr3t',
    'https://[::1]/s3cr3t',
    'https://[::ffff:169.254.169.254]/s3cr3t',
    'https://169.254.169.254/latest/s3cr3t',
    'https://169.254.170.2/s3cr3t',
    'https://[fd00:ec2::254]/s3cr3t',
    'https://user:s3cr3t@hooks.example/',
  ])('in the secret %j is refused without being shown', (secret) => {
    const failed = (() => {
      try {
        return addressInSecret(secret, rules);
      } catch (failure) {
        return failure;
      }
    })();
    expect(failed).toMatchObject({
      code: 'InvalidUsage',
      message: expect.stringContaining("in the webhook's secret"),
    });
    expect(inspect(failed)).not.toMatch(/s3cr3t|example/);
  });

  test('of whatever text is https and nothing of this machine, or refused', () => {
    fc.assert(
      fc.property(TEXTS, (text) => {
        try {
          const url = new URL(addressInSecret(text, rules).reveal());
          expect(url.protocol).toBe('https:');
          expect(isOwnAddress(url.hostname)).toBe(false);
        } catch (failure) {
          expect(failure).toMatchObject({ code: 'InvalidUsage' });
        }
      }),
      { numRuns: 100 },
    );
  });

  test('of this machine is accepted where that is allowed', () => {
    const address = 'http://127.0.0.1:8080/s3cr3t';
    expect(addressIn(address, { ...rules, allowsThisMachine: true }).reveal()).toBe(address);
  });
});
