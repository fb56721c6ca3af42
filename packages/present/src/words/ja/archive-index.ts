import type { ArchiveIndexWords } from '../en/archive-index.ts';

/** Words of an archive's index, in Japanese. */
export const archiveIndexWords: ArchiveIndexWords = {
  title: 'AWS コストの月次一覧',
  count: (count) => `このアーカイブのレポート: ${count}件`,
  missing: (count) =>
    `他に ${count}件のレポートがあります。読み取れるものは、次回以降の実行でここに追加されます。`,
  none: 'レポートはまだありません。',
  inCurrency: (metric, currency) => `${metric}、${currency}`,
  months: '月別',
  otherPeriods: 'その他の期間',
  month: '月',
  period: '期間(UTC)',
  total: '合計',
  change: '前月からの増減',
  state: '状態',
  restated: '初回取得後の修正',
  files: 'ファイル',
  allRuns: (count) => `全${count}件の実行`,
  madeAt: (day, time) => `${day} ${time}(UTC)`,
  since: (amount) => `${amount}、比較対象:`,
  earlierRun: '以前のレポート',
  noChange: '不明',
  notRestated: 'なし',
  selection: '請求の一部のみ',
  final: '最終',
  trend: (first, last) => `月別の合計、${first}から${last}まで`,
  highest: (amount, month) => `最大 ${month} ${amount}`,
  lowest: (amount, month) => `最小 ${month} ${amount}`,
  rounding:
    '金額は読みやすいように丸めてあります。正確な値は JSON ファイルにあります。各月には、請求全体の最新のレポートを表示します。',
};
