import type { OverTimeWords } from '../en/over-time.ts';
import { japaneseDay } from './dates.ts';

function stay(first: string | null, last: string | null, dayText: (day: string) => string): string {
  if (first === null) return last === null ? '' : `${dayText(last)}まで`;
  return last === null ? `${dayText(first)}から` : `${dayText(first)}〜${dayText(last)}`;
}

/** Words of what changed over time, in Japanese. */
export const overTimeWords: OverTimeWords = {
  title: '時間の経過による変化',
  bases: {
    assumed: '推定',
    'before-history': '履歴の開始前',
    left: '離脱済み',
  },
  stay: (first, last) => stay(first, last, japaneseDay),
  shortStay: (first, last) => stay(first, last, (day) => japaneseDay(day).replace(/^.*年/, '')),
  formerly: (names) => `旧名 ${names}`,
  deletedOn: (day) => `${japaneseDay(day)}に削除`,
  leftOn: (day) => `${japaneseDay(day)}に離脱`,
  lastIn: (path) => `最後の所属 ${path}`,

  treeAsWas: (instant) => `各日の終わり(UTC)時点の組織。現在の組織は ${instant} に取得`,

  notesAsWas: '当時の組織で表示した金額についての注記です。',

  changes: {
    title: (days) => `組織の変更(${days})`,
    none: '移動・参加・離脱したアカウントはなく、OU の変更もありません。',
    moved: (name, from, to) => `${name} が ${from} から ${to} へ移動`,
    joined: (name, unit) => `${name} が${unit === null ? '' : ` ${unit} に`}参加`,
    left: (name, unit) => `${name} が離脱${unit === null ? '' : `(最後の所属 ${unit})`}`,
    closed: (name) => `${name} が解約`,
    renamed: (from, to) => `OU ${from} が ${to} に名称変更`,
    created: (name) => `OU ${name} が作成`,
    deleted: (name) => `OU ${name} が削除`,
    since: (day) => `確認日。${japaneseDay(day)}以降の変更`,
    more: (count) => `… ほか${count}件(JSON 出力にすべてあります)`,
  },

  trees: {
    title: '当時の組織と現在の組織の比較',
    asWas: ['当時'],
    asIs: ['現在'],
    moved: '差',
    none: 'どの OU も現在の組織で同額です。',
    noUnit: '現在は OU なし',
    explained: '合計はどちらの組織でも同じです。直下のアカウントの金額が異なる OU を表示しています。',
  },

  restated: {
    title: (months) => `再計上: ${months}`,
    readBy: (month, run, instant) => `${month}は以前 ${instant} に取得(実行 ${run})`,
    none: 'その後の変更はありません。',
    before: ['前回'],
    after: ['今回'],
    units: 'OU(直下のアカウントのみ)',
    accounts: 'アカウント',
    chargeTypes: '料金の種類',
  },
};
