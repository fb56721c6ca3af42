import type { RightColumnWords } from '../en/right-column.ts';

/** Words of what moved and of what a spend consists of, beside the table of units, in Japanese. */
export const rightColumnWords: RightColumnWords = {
  risesAndFalls: (of, rises, falls) => {
    const unit = of === 'accounts' ? 'アカウント' : ' OU';
    const up = rises.count === 0 ? '増加なし' : `${rises.counted}${unit}が計 ${rises.amount} 増加`;
    const down = falls.count === 0 ? '減少なし' : `${falls.counted}${unit}が計 ${falls.amount} 減少`;
    return `${up}、${down}。`;
  },
  noneMoved: (of) => `${of === 'accounts' ? 'アカウント' : 'OU'}の増減はありません。`,
  all: (count) => `全${count}件`,
  largest: (count) => `上位${count}件`,
  showMore: (count) => `さらに${count}件を表示`,
  net: '純額',
  notAsked: (option) => `サービス別の内訳は ${option} を指定すると表示されます`,
  partsNotKnown: (many, period) => `${period}の${many}は取得していません。`,
  consists: '内訳',
  by: '分類',
  gross: '総額',
  shown: '表示中',
  views: '表・アカウント・マップ',
  accounts: 'アカウント',
  accountsLabel: 'アカウント別の利用料',
  whatAccountsSpent: (unit) => (unit === null ? ['アカウント別の利用料'] : [unit, ' のアカウント別利用料']),
  findAccounts: 'アカウント名・ID で絞り込み',
  found: '該当アカウント',
  someAccounts: (some, all) => `${all}件中${some}件`,
  further: '他の表示: ',
  mapLink: 'マップ',
  accountsLink: (counted) => `${counted}アカウント`,
  table: '表',
  map: 'マップ',
  mapLabel: (name) => `${name} のマップ`,
  tile: (name, amount, share, whole) => `${name}: ${amount}${share === '' ? '' : `、${whole} の ${share}`}`,
  smaller: (count) => `他 ${count} 件`,
  noParts: 'アカウントには表示する内訳がありません。',
  notPrinted: (count) => `他 ${count} 行は印刷されません。JSON・CSV 出力にあります。`,
  negativeLeftOut: 'マイナスの金額には面積がありません。',
};
