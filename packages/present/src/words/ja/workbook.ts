import type { WorkbookWords } from '../en/workbook.ts';

/** Words that only the workbook uses, in Japanese. */
export const workbookWords: WorkbookWords = {
  font: 'Yu Gothic',

  sheets: {
    summary: '概要',
    units: 'OU',
    accounts: 'アカウント',
    comparison: '増減',
    movers: '増減の大きい項目',
    trend: '推移',
    reconciliation: '照合',
    notes: '注記',
    about: 'レポート情報',
  },

  columns: {
    path: 'パス',
    unitId: 'OU ID',
    depth: '階層',
    accounts: 'アカウント数',
    gross: '総額',
    accountId: 'アカウント ID',
    state: '状態',
    of: '区分',
    id: 'ID',
    name: '名前',
    status: '増減の区分',
    metric: 'コスト',
    readBy: '取得単位',
    from: '開始日',
    to: '終了日',
    attributed: '全アカウントの合計',
    exactDifference: '差額(正確な値)',
    code: 'コード',
    note: '注記',
  },

  kinds: {
    total: '合計',
    unit: 'OU',
    ownAccounts: 'OU(直属アカウントのみ)',
    account: 'アカウント',
    service: 'サービス',
    departed: '離脱アカウント',
  },

  total: '合計',
  totalOf: (metric) => `合計(${metric})`,
  totalIn: (metric, period) => `${metric} 合計 ${period}`,
  change: '増減',
  changeOf: (metric) => `${metric} 増減`,
  percentOf: (metric) => `${metric} 増減率`,
  noAccountMoved: '増減したアカウントはありません',
  noUnitMoved: '増減した OU はありません(直属アカウントのみ)',
  moved: '増減の内訳',
  accountsMoved: (rose, by, fell, down) =>
    `増加 ${rose}アカウント 計 ${by}、減少 ${fell}アカウント 計 ${down}`,
  unitsMoved: (rose, by, fell, down) =>
    `増加 ${rose} OU 計 ${by}、減少 ${fell} OU 計 ${down}(直属アカウントのみ)`,
  reconciliation: '照合',
  runCost: '取得費用',
  rules: 'ルール',
  ruleThatHolds: '該当したルール',
  rulesNotJudged: '判定できなかったルール',

  months: (count) => `${count}か月の推移`,
  days: (count) => `${count}日間の推移`,
  chart: (months, unit, net) => `${months}(${unit}${net})`,
  chartDescription: (months, first, last) => `${months}の棒グラフ。最初は ${first}、最後は ${last}`,
  net: '、クレジット・返金を差引後',
  scales: [
    { from: 100_000_000, format: '#,##0,,', unit: (currency) => `百万 ${currency}` },
    { from: 100_000, format: '0\\.0,', unit: (currency) => `万 ${currency}` },
  ],

  pages: '&P / &N ページ',
  selection: '選択',
  part: (sheet) => `各シートには選択した範囲だけを載せています。対象外の合計はシート「${sheet}」にあります`,
  exactness:
    'スプレッドシートの数値は約15桁の2進小数です。このブックの金額は小数第10位に丸め(偶数丸め)、最も近い数値にしています。そのため、多数のセルの合計は末尾の桁で合計と異なることがあります。正確な値は JSON・CSV 出力にあります。',
};
