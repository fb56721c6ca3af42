import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { payer } from '../testing/chain-templates.ts';
import { runningSandbox } from '../testing/running-sandbox.ts';
import { parseFaults, readFaults } from './file.ts';
import { type FaultPlan, faultKinds } from './plan.ts';

const once = { api: '*', calls: [1] };

function written(text: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'sandbox-faults-')), 'faults.json');
  writeFileSync(file, text);
  return file;
}

describe('a faults file', () => {
  it('is read as it is written, with or without a byte order mark', () => {
    const plan = {
      seed: 7,
      faults: [
        { api: 'organizations:ListAccounts', fault: 'throttle', calls: [2, 5] },
        { api: 'organizations:*', fault: '5xx', status: 503, probability: 0.05 },
        { api: 'ce:GetCostAndUsage', fault: 'slow', milliseconds: 3000, calls: [1] },
        { api: 'lambda:Invoke', fault: 'reset', served: true, calls: [1] },
        { api: '*', fault: 'account-moves', accountId: '400000000001', to: 'r-ab12', calls: [1] },
      ],
    };
    expect(readFaults(written(JSON.stringify(plan)))).toEqual(plan);
    expect(readFaults(written(`\uFEFF${JSON.stringify(plan)}`))).toEqual(plan);
  });

  it.each([
    [[], '/ is []: write an object'],
    [{}, '/faults is missing: write a list of faults'],
    [{ faults: [], extra: 1 }, '/extra is not known here: write any of seed, faults'],
    [{ faults: [], seed: -1 }, '/seed is -1: write a whole number from 0'],
    [{ faults: [7] }, '/faults/0 is 7: write an object'],
    [
      { faults: [{ ...once, fault: 'flood' }] },
      '/faults/0/fault is "flood": write one of throttle, 5xx, reset',
    ],
    [{ faults: [{ fault: 'reset', calls: [1] }] }, '/faults/0/api is missing: write service:Operation'],
    [{ faults: [{ ...once, api: 'ListAccounts', fault: 'reset' }] }, '/faults/0/api is "ListAccounts"'],
    [{ faults: [{ api: '*', fault: 'reset' }] }, '/faults/0 has neither calls nor probability: write one'],
    [{ faults: [{ ...once, fault: 'reset', probability: 1 }] }, '/faults/0 has both calls and probability'],
    [{ faults: [{ api: '*', fault: 'reset', calls: [] }] }, '/faults/0/calls is []: write a list of whole'],
    [{ faults: [{ api: '*', fault: 'reset', calls: [0] }] }, '/faults/0/calls is [0]'],
    [{ faults: [{ api: '*', fault: 'reset', calls: 1 }] }, '/faults/0/calls is 1'],
    [{ faults: [{ api: '*', fault: 'reset', probability: 1.5 }] }, '/faults/0/probability is 1.5'],
    [{ faults: [{ api: '*', fault: 'reset', probability: 0 }] }, '/faults/0/probability is 0'],
    [{ faults: [{ ...once, fault: 'slow' }] }, '/faults/0/milliseconds is missing: write a whole number'],
    [{ faults: [{ ...once, fault: 'slow', milliseconds: 'long' }] }, '/faults/0/milliseconds is "long"'],
    [{ faults: [{ ...once, fault: 'reset', milliseconds: 5 }] }, '/faults/0/milliseconds is not known here'],
    [
      { faults: [{ ...once, fault: '5xx', status: 418 }] },
      '/faults/0/status is 418: write 500, 502, 503 or 504',
    ],
    [{ faults: [{ ...once, fault: '5xx', status: '503' }] }, '/faults/0/status is "503"'],
    [
      { faults: [{ ...once, fault: 'reset', served: 'yes' }] },
      '/faults/0/served is "yes": write true or false',
    ],
    [{ faults: [{ ...once, fault: 'account-moves', to: 5 }] }, '/faults/0/to is 5: write an id in quotes'],
  ])('%j is refused with the place of the error', (json, message) => {
    expect(() => parseFaults(json, 'faults.json')).toThrow(`faults.json ${message}`);
  });

  it('is refused by name if it is not JSON or does not exist', () => {
    const file = written('{"faults": [');
    expect(() => readFaults(file)).toThrow(`${file} is not valid JSON: `);
    expect(() => readFaults('/nowhere/faults.json')).toThrow(
      'cannot read the faults file /nowhere/faults.json: ENOENT',
    );
  });

  it.each(faultKinds)('may contain the fault %s', (fault) => {
    const rule = { ...once, fault, ...(fault === 'slow' ? { milliseconds: 1 } : {}) };
    expect(parseFaults({ faults: [rule] }, 'faults.json')).toEqual({ faults: [rule] });
  });
});

describe('a plan that names what the sandbox does not have', () => {
  it.each<[FaultPlan['faults'][number], RegExp]>([
    [
      { api: 'organizations:ListOus', fault: 'reset', calls: [1] },
      /faults\/0\/api is "organizations:ListOus": .*sts:AssumeRole/,
    ],
    [{ api: 'ecr:*', fault: 'reset', calls: [1] }, /faults\/0\/api is "ecr:\*"/],
    [
      { api: 'sts:*', fault: 'empty-page', calls: [1] },
      /fault is "empty-page": it can occur in .*ListAccounts.*, not in sts:\*/,
    ],
    [
      { api: 'organizations:*', fault: 'data-unavailable', calls: [1] },
      /it can occur in ce:GetCostAndUsage, not in/,
    ],
    [
      { api: '*', fault: 'account-leaves', accountId: '999999999999', calls: [1] },
      /accountId is "999999999999"/,
    ],
    [
      { api: '*', fault: 'account-leaves', accountId: payer, calls: [1] },
      /the management account cannot leave/,
    ],
    [{ api: '*', fault: 'account-moves', to: 'ou-ab12-zzzzzzzz', calls: [1] }, /to is "ou-ab12-zzzzzzzz"/],
    [{ api: '*', fault: 'reset', probability: 2 }, /faults \/faults\/0\/probability is 2/],
  ])('%j fails the start', async (rule, message) => {
    await expect(runningSandbox({ faults: { faults: [rule] } })).rejects.toThrow(message);
  });
});
