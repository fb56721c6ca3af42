import { describe, expect, test } from 'vitest';
import { pagePayload } from '../../html/payload/data.ts';
import { PLAIN_VIEW } from '../../shared/view.ts';
import { exampleReport } from '../../testing/example-report.ts';
import { partsIn } from './amounts.ts';
import { figuresOf, hasGross, isKnown } from './measure.ts';
import type { PagePayload } from './payload.ts';

const payload = pagePayload(exampleReport({ months: 2, compare: true }), PLAIN_VIEW);
const partAt = (label: string) => payload.parts.indexOf(label);
const choiceAt = (key: string) => payload.choices.findIndex((choice) => choice.key === key);

describe('the figures of a report of two months', () => {
  test.each([
    // Usage 10,234.5678901234 + 843.125 + 12.3 + 77.7 + 5.5, Savings Plans 1,200, support 310.4000000001, credit −500
    ['2026-09', 'net', '12183.5928901235'],
    ['2026-09', 'gross', '12683.5928901235'],
    ['2026-09', 'Credits', '-500'],
    ['2026-10', 'Refunds', '-12.3'],
    ['2026-10', 'Credits', '0'],
    // 1,200 + 1,200
    ['2026-09..2026-10', 'Savings Plans', '2400'],
  ])('in %s, %s, are added exactly: %s', (key, part, amount) => {
    const chosen = part === 'net' || part === 'gross' ? part : partAt(part);
    const figures = figuresOf(payload, { metric: 0, choice: choiceAt(key), part: chosen });
    expect(figures.amount(payload.total)).toBe(amount);
  });

  test('change by the days that are compared, which may be fewer than those shown', () => {
    const [choice] = payload.choices;
    const side = (columns: readonly number[]) => ({ label: '', short: '', columns, bar: -1 });
    const [september, october] = ['2026-09', '2026-10'].map(
      (key) => payload.choices[choiceAt(key)]?.columns ?? [],
    );
    if (choice === undefined || september === undefined || october === undefined)
      throw new Error('no months');
    const both = [...september, ...october];
    const running = { ...choice, columns: both, compared: { before: side(september), after: side(october) } };
    const figures = figuresOf({ ...payload, choices: [running] }, { metric: 0, choice: 0, part: 'gross' });
    // Gross 12,683.5928901235 and 14,382.1500000001
    expect(figures.amount(payload.total)).toBe('27065.7428901236');
    expect(figures.change(payload.total)).toEqual({
      before: '12683.5928901235',
      after: '14382.1500000001',
      change: '1698.5571098766',
      percent: '13.39',
    });
  });

  test('name the parts that occur in a period', () => {
    const [september = 0] = payload.choices[choiceAt('2026-09')]?.columns ?? [];
    const labels = partsIn(payload.total, 0, [september]).map((part) => payload.parts[part]);
    expect(labels.toSorted()).toEqual(['Credits', 'Savings Plans', 'Support', 'Usage']);
  });

  test('are known by charge type in every period but not in a comparison without parts', () => {
    const report = exampleReport({ compare: true });
    const text = JSON.stringify(report.comparison).replace(/"byChargeType":\{(?:[^{}]|\{[^{}]*\})*\},?/g, '');
    const comparison = JSON.parse(text.replaceAll(',}', '}'));
    const known = (shown: PagePayload) => {
      const { columns = [], compared } = shown.choices[shown.firstChoice] ?? {};
      const before = compared?.before.columns ?? [];
      const part = shown.parts.indexOf('Tax');
      return [
        isKnown(shown, part, columns),
        ...(['net', 'gross', part] as const).map((one) => isKnown(shown, one, before)),
      ];
    };
    expect(hasGross(payload)).toBe(true);
    expect(known(pagePayload(report, PLAIN_VIEW))).toEqual([true, true, true, true]);
    expect(known(pagePayload({ ...report, comparison }, PLAIN_VIEW))).toEqual([true, true, false, false]);
  });
});
