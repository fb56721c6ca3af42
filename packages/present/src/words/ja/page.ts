import type { PageWords } from '../en/page.ts';
import { japaneseDays, japaneseMonth, japaneseSpan } from './dates.ts';
import { rightColumnWords } from './right-column.ts';

/** Words that only the page uses, in Japanese. */
export const pageWords: PageWords = {
  ...rightColumnWords,
  dates: {
    months,
    shortMonths: months,
    days: japaneseDays,
    shortDays: (first, last) => japaneseDays(first, last).replace(/^\d+\u5e74/, ''),
    month: (day) => `${Number(day.slice(5, 7))}月`,
    year: (day) => `${day.slice(0, 4)}年`,
    dayOfMonth: (day) => `${Number(day.slice(8))}日`,
  },

  choices: '表示内容',
  period: '期間',
  cost: 'コスト',
  charges: '料金種別',
  unit: 'OU',
  tree: '組織構成',
  trees: { 'as-was': '当時', 'as-is': '現在' },
  unitHint: 'OU・アカウント名',
  matches: (shown) => `${shown}件`,
  noMatch: (text) => ['名前または ID に「', text, '」を含む OU・アカウントはありません。'],
  netOption: '純額(すべて)',
  grossOption: '総額(クレジット・返金を除く)',
  only: (part) => `${part}のみ`,

  title: (title, period, subject) =>
    subject === null ? `${title}、${period}` : `${subject}、${period} – ${title}`,
  way: '表示中の OU までの階層',
  allUnits: 'すべての OU',
  netText: '純額(クレジット・返金を差引後)',
  grossText: '総額(クレジット・返金を除く)',
  from: (amount, period) => `${period} ${amount}`,
  fromDays: (after, afterDays, before, beforeDays) => `${afterDays} ${after}、${beforeDays} ${before}`,
  netOnly: (period) => `${period}はアカウント別にのみ取得したため、純額だけを表示できます。`,
  beforeNetOnly: (period) => `${period}は純額のみのため、増減を表示できません。`,

  oneMonth:
    '1か月分のみのため、推移はありません。--trend 13 を指定すると過去12か月を追加できます(料金は --help に記載)。',
  onePeriod: '期間が1つのため、推移はありません。',
  seriesCount: (count, areDays) => (areDays ? `${count}日間の推移` : `${count}か月の推移`),
  seriesIn: (series, unit) => `${series}(${unit})`,
  powers: [
    { power: 8, unit: (currency) => `億 ${currency}` },
    { power: 4, unit: (currency) => `万 ${currency}` },
  ],
  unknown: '不明',
  unknownMonths: (unknown, all) =>
    `${all}件中${unknown}件はアカウント別にのみ取得したため、純額だけがわかります。`,
  fromTo: (first, last) => `${first}から${last}`,

  ledger: '表示中の金額から合計まで',
  addsUp: '合計は一致しています',
  addsUpBut: (difference) => `${difference} の差額を除き、合計は一致しています`,
  within: (tolerance) => `${tolerance} 以内で照合済み`,
  notChecked: '照合していません',
  noIndependent: '照合できる別の合計がありません',
  plus: (line) => `+ ${line}`,
  otherUnits: 'その他の OU',
  departed: (count) => `離脱アカウント(${count})`,
  otherDeparted: 'その他の離脱アカウント',
  otherCharges: 'その他の料金',
  independent: (title, difference) => `${title}、差額 ${difference}`,
  notes: (count) => `注記 ${count}件`,
  overTime: '時間の経過による変化',
  runCost: (cost) => `取得費用 ${cost}`,

  nothingSpent: '利用料はありません。',
  tableLabel: 'OU・アカウント別の利用料',
  whatSpent: (unit) => (unit === null ? ['OU 別の利用料'] : [unit, 'の利用料']),
  aboutTable: (currency, metric, name, charges) => `${currency}、${metric}(${name})、${charges}`,
  openAll: 'すべて展開',
  closeAll: 'すべて折りたたむ',
  open: (name) => `${name} を展開`,
  close: (name) => `${name} を折りたたむ`,
  count: (count) => `(${count})`,
  changeIn: (change, days) => `${change}(${days})`,
  percent: '増減率',
  shareOfUnit: 'OU 内の構成比',
  ownScale: () => '棒は各行ごとの縮尺(ゼロ起点)。',
  treeOfThen: '各日をその日の組織構成で表示。',
  pastTree: (areDays) => `過去の${areDays ? '日' : '月'}も現在の組織構成で表示。`,
};

function months(first: string, last: string): string {
  const [from, to] = [first.slice(0, 7), last.slice(0, 7)].map(japaneseMonth) as [string, string];
  return from === to ? from : japaneseSpan(from, to);
}
