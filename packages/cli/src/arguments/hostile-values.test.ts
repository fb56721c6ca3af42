import { decodeFunctionRequest } from '@ou-cost/contract';
import { describe, expect, test } from 'vitest';
import type { CliContext } from '../cli-context.ts';
import { endingOf } from '../ending/ending.ts';
import { programFor } from '../program.ts';
import { MemoryAws, RecordingSink } from '../testing/memory-aws.ts';

/* Names that every object has, in the place of a value that the program knows. */

const NAMES = [...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'length'];
const RUN = ['run', '--invoker-role-arn', 'arn:aws:iam::111111111111:role/r', '--region', 'eu-west-1'];

async function ended(...args: readonly string[]) {
  const aws = new MemoryAws();
  const context: CliContext = {
    environment: { region: null, refusesColor: false },
    workingFolder: '/nonexistent',
    stdout: new RecordingSink(),
    stderr: new RecordingSink(),
    now: () => new Date('2026-11-15T12:00:00Z'),
    loadAws: () => Promise.resolve(aws),
  };
  const failure = await programFor(context, () => {})
    .parseAsync(args, { from: 'user' })
    .catch((cause: unknown) => cause);
  return { exitCode: failure === undefined ? 0 : endingOf(failure).exitCode, asked: aws.asked };
}

const CHOICES =
  'period granularity metric by detail exclude-charge-type compare output post locale billing-view-arn';

describe('a value that every object answers to', () => {
  test.each(CHOICES.split(' '))(
    'is refused by --%s with 2, before anything is asked of AWS',
    async (option) => {
      for (const name of NAMES) {
        const { exitCode, asked } = await ended(...RUN, `--${option}`, name);
        expect([exitCode, asked.filter(({ call }) => call === 'invokeReportFunction')], name).toEqual([
          2,
          [],
        ]);
      }
    },
  );

  test('is neither a command nor an option', async () => {
    for (const name of NAMES) {
      expect((await ended(name)).exitCode, name).toBe(2);
      expect((await ended(...RUN, `--${name}`)).exitCode, name).toBe(2);
    }
  });

  test('is an unknown key of a request, and no kind of one', () => {
    for (const name of NAMES) {
      for (const kind of ['report', 'organization', 'diagnose']) {
        const request: unknown = JSON.parse(`{"kind":"${kind}",${JSON.stringify(name)}:1}`);
        expect(() => decodeFunctionRequest(request), name).toThrow(
          expect.objectContaining({ code: 'InvalidRequest' }),
        );
      }
      expect(() => decodeFunctionRequest({ kind: name })).toThrow(
        expect.objectContaining({ code: 'InvalidRequest' }),
      );
    }
  });
});
