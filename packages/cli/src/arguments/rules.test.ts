import { decodeRequest, type ReportRequestJson } from '@ou-cost/contract';
import { describe, expect, test } from 'vitest';
import { ruleNamesIn, rulesOf } from './rules.ts';

const read = (rule: string, asked: Omit<ReportRequestJson, 'kind'>) =>
  rulesOf([rule], decodeRequest(asked).report);

describe('the rules of --fail-if', () => {
  test.each([
    ['total change > 5', {}, /cannot be judged: there is nothing to compare with; add --compare previous/],
    ['total gross > 5', { by: 'service' }, /gross is known by charge type only; add --by charge-type/],
    ['any-account > 5', { detail: 'ou' }, /'--detail ou' lists no accounts; omit it/],
    ['total metric BlendedCost > 5', {}, /ask for it with --metric BlendedCost/],
    ['total over 5', {}, /the rule 'total over 5' cannot be read/],
  ] as const)('%s is refused under %j, with the option that helps', (rule, asked, message) => {
    expect(() => read(rule, asked)).toThrow(
      expect.objectContaining({ code: 'InvalidUsage', message: expect.stringMatching(message) }),
    );
  });

  test('are read in their order where a report can judge them', () => {
    const { report } = decodeRequest({ compare: 'previous' });
    expect(rulesOf(['total change > 5', 'any-ou > 7'], report).map(({ text }) => text)).toEqual([
      'total change > 5',
      'any-ou > 7',
    ]);
  });
});

describe('the names in the rules of --fail-if travel in the request', () => {
  test('each with its rule, and nothing travels where no rule has a name', () => {
    expect(ruleNamesIn(['Workloads/Prod > 1', 'any-ou > 1', '200000000000 > 1'])).toEqual({
      ruleNames: [
        { rule: 'Workloads/Prod > 1', ou: 'Workloads/Prod' },
        { rule: '200000000000 > 1', account: '200000000000' },
      ],
    });
    expect(ruleNamesIn(['total > 1', 'any-account > 1'])).toEqual({});
    expect(ruleNamesIn([])).toEqual({});
  });

  test('in a form that the function accepts, however long a rule is', () => {
    const name = 'x'.repeat(5_000);
    const { report } = decodeRequest(ruleNamesIn([`${name} > 1`]));
    expect(report.ruleNames).toEqual([{ rule: 'x'.repeat(200), unit: name }]);
  });
});
