import { partsBySplit, type Report } from '@ou-cost/spend';
import { expect, it } from 'vitest';
import { shopReport } from '../../../packages/present/src/testing/shop-reports.ts';
import { type EnterprisePage, pageOf } from '../../support/page/enterprise.ts';
import { expectedFigures } from '../../support/page/expected.ts';
import { columnUnder } from '../../support/page/right-column.ts';
import { chosenRanges, type Part, statedSums } from '../../support/page/stated.ts';

/** What the spend consists of by other splits than charge type and service. */
export function splits(subject: EnterprisePage): void {
  it('lists tags, regions and cost categories with their amounts and changes', async () => {
    const asked = ['tag:Team', 'region', 'cost-category:Owner'] as const;
    const byTag = await shopReport({ by: ['tag:Team', 'region'], compare: 'previous' });
    const report = withCostCategory(byTag);
    const range = chosenRanges(report).at(-1) ?? { start: '', end: '' };
    const { total } = statedSums(report);
    await subject.opened(
      {},
      async ({ page }) => {
        const columns = await columnUnder(
          page,
          asked.map((split) => ({ fragment: `#by=${encodeURIComponent(split)}` })),
        );
        for (const [at, split] of asked.entries()) {
          const figure = report.total.UnblendedCost;
          const names = [...(figure === undefined ? [] : partsBySplit(figure, split).keys())];
          expect(names.length).toBeGreaterThan(2);
          const figuresOf = (part: Part) => {
            const figures = expectedFigures(report, total, total, { metric: 'UnblendedCost', range, part });
            return [figures['now'], figures['change']];
          };
          const none =
            split === 'region' ? 'without a name' : split === 'tag:Team' ? 'untagged' : 'in no category';
          const expected = names.map((name) => [name === '' ? none : name, ...figuresOf([split, name])]);
          const sum = split === 'region' ? 'All regions' : 'All values';
          expect(columns[at]?.consists.toSorted(), split).toEqual(
            [...expected, [sum, ...figuresOf('net')]].toSorted(),
          );
        }
      },
      pageOf(report),
    );
  });
}

/** A report by tag that has the tag's values also as those of a cost category. */
function withCostCategory(report: Report): Report {
  const text = JSON.stringify(report, (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'byTag' in value
      ? { ...value, byCostCategory: { Owner: Object.values(value.byTag ?? {})[0] } }
      : value,
  );
  const made: Report = JSON.parse(text);
  return {
    ...made,
    query: { ...made.query, alsoBy: [...made.query.alsoBy, 'cost-category:Owner'] },
  };
}
