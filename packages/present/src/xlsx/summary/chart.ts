import type { Report } from '@ou-cost/spend';
import { figureFormat } from '../../shared/figure-format.ts';
import { markedPeriodLabel } from '../../shared/period-label.ts';
import type { View } from '../../shared/view.ts';
import { wordsIn } from '../../words/index.ts';
import { amountFormat, spreadsheetNumber } from '../cells.ts';
import type { BarLook, ChartBar, XlsxChart } from '../parts/chart.ts';
import type { Series } from './series.ts';

/** Where the chart stands, and where its labels and figures do. */
export type ChartPlace = Pick<XlsxChart, 'labelsRow' | 'figuresRow' | 'firstColumn' | 'from' | 'to'>;

/** The total over time; the days that are compared and those compared with are darker, as in every other output. */
export function totalChart(report: Report, series: Series, view: View, place: ChartPlace): XlsxChart {
  const { language, locale } = view;
  const { shared, workbook } = wordsIn(language);
  const { currency } = report;
  const { periods, total, granularity } = series;
  const format = figureFormat(currency, locale);
  const count = (granularity === 'DAILY' ? workbook.days : workbook.months)(periods.length);
  const bars = periods.map(
    (period, at): ChartBar => ({
      label: markedPeriodLabel(period, granularity, language),
      value: spreadsheetNumber(total[at] ?? '0'),
      look: lookOf(report, period.start, at === periods.length - 1),
      isEstimated: period.estimated,
    }),
  );
  const largest = Math.max(...bars.map(({ value }) => Math.abs(value)));
  const scale = workbook.scales.find(({ from }) => largest >= from) ?? {
    format: unscaledFormat(largest, currency),
    unit: String,
  };
  const amount = (text: string | undefined) => `${format.amount(text ?? '0')} ${currency}`;
  return {
    ...place,
    title: workbook.chart(count, scale.unit(currency), series.isNet ? workbook.net : ''),
    description: workbook.chartDescription(count, amount(total[0]), amount(total.at(-1))),
    series: shared.tree.total,
    bars,
    format: scale.format,
  };
}

/** Below this a figure without its decimals would say little, or that nothing was spent. */
const WITH_DECIMALS = 100;

function unscaledFormat(largest: number, currency: string): string {
  return largest < WITH_DECIMALS ? amountFormat(currency) : '#,##0';
}

function lookOf({ comparison }: Report, start: string, isLast: boolean): BarLook {
  if (start === (comparison?.after.start ?? null) || (comparison === undefined && isLast)) return 'chosen';
  return start === comparison?.start ? 'before' : 'other';
}
