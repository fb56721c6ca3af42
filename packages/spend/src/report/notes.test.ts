import { describe, expect, it } from 'vitest';
import { ACME } from '../testing/acme.ts';
import { asking, type Bill, portsOn, SETTINGS } from '../testing/bill.ts';
import { parsePeriod } from '../time/period.ts';
import { reportSpend } from './report-spend.ts';

const report = (request = asking(), bill: Bill = ACME) => reportSpend(portsOn(bill), request, SETTINGS);

describe('a note', () => {
  it('says until when a month that is not settled may change', async () => {
    const november = await report(asking({ period: parsePeriod('2026-10') }), {
      ...ACME,
      today: '2026-11-03',
    });
    expect(november.notes).toContainEqual({
      code: 'not-settled',
      message: 'the figures of 2026-10-01 to 2026-10-31 may still change through 2026-11-06 (UTC)',
      values: { ranges: ['2026-10-01..2026-10-31'], until: '2026-11-06' },
    });
    const settled = await report(asking({ period: parsePeriod('2026-10') }), {
      ...ACME,
      today: '2026-11-07',
    });
    expect(settled.notes.map(({ code }) => code)).not.toContain('not-settled');
  });
});
