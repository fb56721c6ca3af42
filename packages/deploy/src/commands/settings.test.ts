import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestBed, type TestBed } from '../testing/program.ts';

/** Keys of nobody come before AWS_PROFILE and after the profiles of the options; the proxy is not for this machine. */
const CHANGES = {
  AWS_ENDPOINT_URL: undefined,
  AWS_ACCESS_KEY_ID: 'AKIA999999999999',
  AWS_SECRET_ACCESS_KEY: 'x',
  AWS_PROFILE: 'stranger',
  HTTP_PROXY: 'http://127.0.0.1:9',
};

let testBed: TestBed;
beforeAll(async () => {
  testBed = await openTestBed(CHANGES);
  const profiles = ['payer', 'caller'].map(
    (name) => `[profile ${name}]\nendpoint_url = ${testBed.aws.endpoint}\n`,
  );
  testBed.write('config', `${profiles.join('')}[profile stranger]\nendpoint_url = http://127.0.0.1:9\n`);
});
afterAll(() => testBed?.close());

test('checks and CDK call the endpoint of the profile, signed with its keys', async () => {
  const args = ['deploy', '--only', 'caller', '--caller-profile', 'caller', '--yes'];
  const { status, stderr } = await testBed.run(...args);
  expect(status, stderr).toBe(0);
  expect(stderr).not.toContain('Multiple credential sources');
});
