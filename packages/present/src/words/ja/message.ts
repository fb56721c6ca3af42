import type { MessageWords } from '../en/message.ts';

/** Words that only messages use, in Japanese. */
export const messageWords: MessageWords = {
  period: '期間',
  utc: (days) => `${days}(UTC)`,
  mayStillChange: '今後変わる可能性',
  total: (metric) => `合計(${metric})`,
  changeIn: (change, days) => `${days}の増減 ${change}`,
  moved: '増減の内訳',
  accountsMoved: (rose, by, fell, down) =>
    `増加 ${rose}アカウント 計 ${by}、減少 ${fell}アカウント 計 ${down}`,
  unitsMoved: (rose, by, fell, down) =>
    `増加 ${rose} OU 計 ${by}、減少 ${fell} OU 計 ${down}(直属アカウントのみ)`,
  months: (count) => `${count}か月の推移`,
  trend: (bars, first, firstMonth, last, lastMonth) =>
    `${bars} ${firstMonth} ${first} → ${lastMonth} ${last}`,
  net: '(クレジット・返金を差引後)',

  rulesThatHold: (count) => `該当したルール: ${count}件`,
  rulesNotJudged: (count) => `判定できなかったルール: ${count}件`,

  part: 'OU',
  amount: '合計',
  share: '構成比',
  change: '増減',

  mostMoved: (what) => `増減の大きい${what}`,
  units: 'OU(直属アカウントのみ)',
  accounts: 'アカウント',
  services: 'サービス',

  moreLines: (count) => `他 ${count} 行`,
  more: (count) => `他 ${count} 件`,
  footer: (reconciliation, cost, run) => `${reconciliation}。取得費用 ${cost}(${run})。`,
  openReport: 'レポートを開く',
  page: 'ページ',

  mailSubject: (days, total, change, organization) =>
    `AWS 利用料 ${days}: ${total}${change === '' ? '' : `(${change})`} ${organization}`,
  attached: '添付',
  tooLargeToAttach: '容量超過のため未添付',
  archived: '保管先',
  notes: '注記',
};
