import { type ErrorCode, OuCostError } from '@ou-cost/spend';
import { CommanderError } from 'commander';
import { describe, expect, test } from 'vitest';
import { endingOf } from './ending.ts';

describe('how a failed run ends', () => {
  test.each([
    ['Incomplete', 5],
    ['RuleHolds', 3],
    ['PostFailed', 6],
    ['AccessRefused', 4],
    ['Throttled', 6],
    ['InvalidPeriod', 2],
    ['FunctionBroken', 1],
  ] as const)('%s ends with %i and its message', (code, exitCode) => {
    expect(endingOf(new OuCostError(code, 'what to do'))).toEqual({
      line: 'ou-cost: what to do\n',
      exitCode,
    });
  });

  test.each([...Object.getOwnPropertyNames(Object.prototype), '', '0', 'prototype', 'NovelCode'])(
    'the code %j is not in the table, and ends with 1',
    (code) => {
      const { line, exitCode } = endingOf(new OuCostError(code as ErrorCode, 'what to do'));
      expect([line, exitCode]).toEqual(['ou-cost: what to do\n', 1]);
    },
  );

  test('a message of the domain gets the option that does what it proposes', () => {
    expect(endingOf(new OuCostError('NotReconciled', 'allow the difference'))).toEqual({
      line: 'ou-cost: allow the difference (--allow-unattributed-difference)\n',
      exitCode: 5,
    });
  });

  test('a message on two sources gets the command that compares them', () => {
    const said = 'they differ. Compare the two by account, or allow the difference';
    expect(endingOf(new OuCostError('NotReconciled', said)).line).toBe(
      'ou-cost: they differ. Compare the two by account (ou-cost reconcile), or allow the difference (--allow-unattributed-difference)\n',
    );
  });

  test('a message of several lines or with control characters is one line without them', () => {
    const { line } = endingOf(new OuCostError('AccessRefused', 'a\nb\u001b[2J'));
    expect(line).toBe('ou-cost: a\\nb\\u{1b}[2J\n');
  });

  test('an error that is not an OuCostError is a defect', () => {
    const { line, exitCode } = endingOf(new TypeError('x is not a function'));
    expect(exitCode).toBe(1);
    expect(line).toContain('please report it');
    expect(line).toContain('TypeError: x is not a function');
  });

  test('help that was asked for is not a failure', () => {
    expect(endingOf(new CommanderError(0, 'commander.helpDisplayed', '(outputHelp)'))).toEqual({
      line: null,
      exitCode: 0,
    });
  });
});
