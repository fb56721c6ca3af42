import { describe, expect, it } from 'vitest';
import { reportSpend } from '../report/report-spend.ts';
import { ACME } from '../testing/acme.ts';
import { asking, portsOn, SETTINGS } from '../testing/bill.ts';
import { parsePeriod } from '../time/period.ts';
import { judgeEach } from './judgement.ts';
import { parseRule } from './parse.ts';

const october = await reportSpend(portsOn(ACME), asking(), SETTINGS);
const judge = (...rules: string[]) => judgeEach(october, rules.map(parseRule));

describe('rules are judged each by itself', () => {
  it('so that one that names what is not there does not keep others from it', () => {
    const { outcomes, failures } = judge(
      ...['Nowhere > 1', 'total > 1', 'Prod > 1', '999999999999 > 1', 'total > 9999'],
    );
    expect(outcomes.map(({ rule, holds }) => [rule, holds])).toEqual([
      ['total > 1', true],
      ['total > 9999', false],
    ]);
    expect(failures.map(({ code }) => code)).toEqual([
      'UnknownOrganizationalUnit',
      'AmbiguousOrganizationalUnit',
      'UnknownAccount',
    ]);
  });

  it('and an account that has left the organization has its spend', () => {
    expect(judge('900000000000 > 2').outcomes).toMatchObject([{ holds: true }]);
  });

  it('and one about a change is not judged on the first day of a month, when nothing is compared', async () => {
    const request = asking({ period: parsePeriod('month-to-date'), compare: 'previous' });
    const first = await reportSpend(portsOn({ ...ACME, today: '2026-10-01' }), request, SETTINGS);
    const rules = ['total change > 1', 'total >= 0', 'total > 1 and change > 5%'].map(parseRule);
    const { outcomes, failures } = judgeEach(first, rules);
    expect(outcomes.map(({ rule }) => rule)).toEqual(['total >= 0']);
    expect(failures).toMatchObject([
      { code: 'InvalidPeriod', message: expect.stringContaining("'total change > 1' cannot be judged") },
      { code: 'InvalidPeriod', message: expect.stringContaining('is over yet; run again tomorrow') },
    ]);
    expect(first.notes.map(({ code }) => code)).toContain('nothing-to-compare');
  });

  it('but a report without the figure is malformed', () => {
    expect(() => judge('total metric BlendedCost > 1')).toThrow(
      expect.objectContaining({ code: 'MalformedAnswer' }),
    );
  });
});
