import type { BelowWords } from '../en/below.ts';

/** Words of what stands below the page's first screen and needs no script, in Japanese. */
export const belowWords: BelowWords = {
  reconciliation: {
    title: '合計の照合',
    inOrganization: '組織内',
    noLongerInIt: '組織から離脱済み',
    period: '期間',
    exactDifference: '差額(端数処理なし)',
    caption: (metric, currency) => `${metric}(${currency})`,
    checks: (count) => `照合したすべての合計(${count}件)`,
    metric: 'コスト',
    readBy: '取得単位',
    account: 'アカウント',
    sum: '全アカウントの合計',
    more: (count) => `他 ${count} 件は JSON 出力を参照してください。`,
  },
  plain: {
    totalOf: (metric) => `合計(${metric})`,
    totalIn: (metric, days) => `合計(${metric})、${days}`,
    changeIn: (metric, days) => `増減(${metric})、${days}`,
    fromTo: (after, before, days) => `${after}、比較対象: ${days} ${before}`,
    against: (change, days) => `${change}、比較対象: ${days}`,
    period: '期間(UTC)',
    addsUp: '照合',
    runCost: '取得費用',
    mayChange: (periods) =>
      `${periods}の金額は見積りまたは未確定のため、AWS により変更されることがあります。`,
    direct: (period) => `直接 ${period}`,
    total: (period) => `合計 ${period}`,
    byUnit: (metric, periods) => `OU 別の${metric}、${periods}`,
    inTotal: (metric, parts) => `${metric}の内訳(${parts})`,
    changes: (metric, against) => `${metric}の増減が大きいアカウント(比較対象: ${against})`,
    accounts: 'アカウント',
    accountsIn: (currency) => `アカウント(${currency})`,
    accountsNotListed: (count) =>
      `${count}アカウントの一覧は、スクリプトを許可すると表示されます。JSON・CSV 出力にもあります。`,
  },
  notes: '注記',
  about: 'このレポートについて',
};
