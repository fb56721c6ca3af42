import type { TableWords } from '../en/table.ts';
import { japaneseDay, japaneseMonth } from './dates.ts';

/** A day without its year. */
function dayOfYear(day: string): string {
  return japaneseDay(day).replace(/^.*年/, '');
}

/** A year with its sign. */
function yearOf(day: string): string {
  return `${Number(day.slice(0, 4))}年`;
}

/** Words that only the table uses, in Japanese. */
export const tableWords: TableWords = {
  rules: 'ルール',
  notes: '注記',
  unit: 'OU',
  own: '直下のアカウント',
  added: (name) => `+ ${name}`,
  isSum: (name) => `= ${name}`,

  total: '合計',
  totalOf: (amount, currency, days) => `${amount} ${currency}(${days})`,
  change: '増減',
  changeOf: (change, percent, after, before, amount) =>
    `${change}(${percent})、${after}と${before}(${amount})の比較`,

  heads: {
    month: (month) => [japaneseMonth(month)],
    day: (day) => [yearOf(day), dayOfYear(day)],
    partOfMonth: (first, last) => [
      japaneseMonth(first.slice(0, 7)),
      first === last
        ? `${Number(first.slice(8))}日`
        : `${Number(first.slice(8))}〜${Number(last.slice(8))}日`,
    ],
    days: (first, last) =>
      first.slice(0, 4) === last.slice(0, 4)
        ? [yearOf(first), `${dayOfYear(first)}〜`, dayOfYear(last)]
        : [`${yearOf(first)}${dayOfYear(first)}〜`, `${yearOf(last)}${dayOfYear(last)}`],
    sum: (count, granularity) => [granularity === 'DAILY' ? `${count}日間` : `${count}か月`, '合計'],
    line: (count, granularity) => [granularity === 'DAILY' ? `${count}日間の推移` : `${count}か月の推移`],
    lowest: ['最小の日'],
    highest: ['最大の日'],
    share: (days) => ['構成比', ...days],
    shareOfSum: (count, granularity) => ['構成比', granularity === 'DAILY' ? `${count}日間` : `${count}か月`],
  },

  largestDifference: (amount, currency) => `期間ごとの差額の最大: ${amount} ${currency}`,
  mayChange: '* 見積りまたは未確定のため、今後変わることがあります',
  lineScale: (what) => `${what}: 棒は各行ごとの縮尺(ゼロ起点)。· は利用なし、- はマイナス`,
  perSign: (count) => `1文字は${count}日分の平均`,
  folded: (count) =>
    `各 OU のアカウントは上位${count}件を表示しています。--top で増やせます。すべては json・csv にあります。`,
  accountsByDay:
    '日別の表では OU 内のアカウントを表示しません。--top で表示できます。すべては json・csv にあります。',
  short:
    '日別の表は要約です。--depth で下位の OU、--top でアカウントと増減の内訳も表示できます。それぞれの日別の金額は json・csv にあります。',
  foldedUnits: (count) => `それぞれ上位${count}件を表示しています。すべては json・csv にあります。`,
  inLastBlock: 'アカウントは最後の列ブロックに表示しています。',

  months: (count) => `${count}か月の推移、すべての OU`,
  netMonths: (count) => `${count}か月の推移、すべての OU、純額(クレジット・返金を差引後)`,
  days: (count) => `${count}日間の推移、すべての OU`,
  dayOfYear,
  daysBefore: (count) => `… それ以前の${count}日間`,
  daysElsewhere: 'OU・アカウントごとの日別の金額は json・csv にあります。',

  moved: (after, before) => `増減の大きい項目(${after}と${before}の比較)`,
  accountsMoved: (rose, by, fell, down) =>
    `増加 ${rose}アカウント 計 ${by}、減少 ${fell}アカウント 計 ${down}`,
  unitsMoved: (rose, by, fell, down) =>
    `増加 ${rose} OU 計 ${by}、減少 ${fell} OU 計 ${down}(直属アカウントのみ)`,
  askForServices: 'サービス別は --by service で表示します。',
};
