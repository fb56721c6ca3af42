import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type FailingAws,
  type FailingService,
  startFailingAws,
  type WireAnswer,
} from '../support/faults/failing-aws.ts';
import { ouCostCommand } from '../support/in-process/command-line.ts';

/* What stands between a network and AWS answers in the place of AWS: a proxy, or the page that asks for a sign-in. */

let aws: FailingAws;
beforeAll(async () => {
  aws = await startFailingAws();
});
afterAll(() => aws?.stop());
afterEach(() => {
  vi.unstubAllEnvs();
});

const PAYER = '222222222222';
const READER = ['--reader-role-arn', `arn:aws:iam::${PAYER}:role/reader`];
const invoker = (partition: string) => ['--invoker-role-arn', `arn:${partition}:iam::${PAYER}:role/invoker`];
const REPORT = ['report', '--period', '2026-10', '--quiet', '--timeout', '20'];
const COMMANDS: readonly (readonly [string, FailingService, readonly string[]])[] = [
  ['read cost', 'cost-explorer', REPORT],
  ['read the organization', 'organizations', REPORT],
  ['assume the reader', 'sts', [...REPORT, ...READER]],
  ['assume the invoker', 'sts', ['run', '--quiet', ...invoker('aws')]],
  ['invoke, answered as a stream', 'lambda', ['run', '--quiet', ...invoker('aws')]],
  ['invoke, answered whole', 'lambda', ['run', '--quiet', '--region', 'cn-north-1', ...invoker('aws-cn')]],
  ['ask for the units', 'lambda', ['ous', '--quiet', ...invoker('aws')]],
];

const HTML = { 'content-type': 'text/html; charset=utf-8' };
/** Well-formed and not: the first passes for XML. */
const PAGES = [
  '<html><head><title>Sign in</title></head><body>Who are you?</body></html>',
  '<!DOCTYPE html>\n<html><head><meta charset=utf-8><title>Blocked</title><body>by the proxy<br>',
];
const STATUSES = [200, 302, 307, 401, 403, 404, 407, 511];
const ANSWERS: readonly WireAnswer[] = [
  ...STATUSES.flatMap((status) =>
    PAGES.map((body) => ({ status, headers: { ...HTML, location: 'http://portal.example/' }, body })),
  ),
  // A gateway refuses in its own words, which are no error of AWS.
  ...[400, 401, 403].flatMap((status) => [
    { status, headers: {}, body: '' },
    { status, headers: { 'content-type': 'text/plain' }, body: 'Forbidden by policy' },
    { status, headers: { 'content-type': 'application/json' }, body: '{"error":"blocked"}' },
    { status, headers: { 'content-type': 'application/json' }, body: '{"message":"Forbidden"}' },
  ]),
  // Nothing but the status says it.
  { status: 407, headers: {}, body: '' },
  ...[301, 302, 303, 307, 308].map((status) => ({
    status,
    headers: { location: 'http://portal.example/' },
    body: '',
  })),
];

describe('a page in the place of an answer of AWS', () => {
  it.each(COMMANDS)('is named as that where it comes to: %s', async (_, service, args) => {
    for (const answer of ANSWERS) {
      aws.answer(service, answer);
      const expiration = new Date('2099-01-01');
      const credentials = { accessKeyId: 'AKIA', secretAccessKey: 's', sessionToken: 't', expiration };
      const access = { endpoint: aws.endpoint, credentials, today: '2026-11-20' };
      const { exitCode, stdout, stderr } = await ouCostCommand(access, args);
      const which = `HTTP ${answer.status} ${answer.body.slice(0, 20)}: ${stderr}`;
      expect([exitCode, stdout], which).toEqual([6, '']);
      expect(stderr, which).toMatch(
        /^ou-cost: [^\n]*something between here and AWS answered \S+ in its place/,
      );
      expect(stderr, which).toContain('HTTPS_PROXY');
      // It is not a refusal, and not the function that is still at work.
      expect(stderr, which).not.toMatch(/allow |may still be going on|run again/);
      if (answer.status === 407) expect(stderr).toContain('user name and a password');
    }
  });
});
