import type { SharedWords } from '../en/shared.ts';
import { japaneseDay, japaneseDays, japaneseMonth, japaneseSpan } from './dates.ts';

/** The states of an account, as AWS writes them. */
const ACCOUNT_STATES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ACTIVE: '有効',
    SUSPENDED: '停止中',
    PENDING_ACTIVATION: '有効化待ち',
    PENDING_CLOSURE: '解約手続き中',
    CLOSED: '解約済み',
  }),
);

/** What a source charges for, by its kind; its own words are English. */
const CHARGED_FOR: ReadonlyMap<string, string> = new Map(
  Object.entries({ 'cost-explorer': 'Cost Explorer へのリクエスト', athena: 'Athena のスキャン' }),
);

/** Words that several outputs use, in Japanese. */
export const sharedWords: SharedWords = {
  title: '組織単位(OU)別 AWS 利用料',
  comma: '、',
  semicolon: '、',
  aside: (text) => `(${text})`,
  colon: ': ',
  metrics: {
    UnblendedCost: '非ブレンドコスト',
    AmortizedCost: '償却コスト',
    NetUnblendedCost: '正味非ブレンドコスト',
    NetAmortizedCost: '正味償却コスト',
    BlendedCost: 'ブレンドコスト',
    ListCost: '定価コスト',
    ContractedCost: '契約コスト',
  },
  chargeTypes: {
    usage: '使用料',
    'savings-plan': 'Savings Plans',
    reservation: 'リザーブド(RI)',
    discount: '割引',
    credit: 'クレジット',
    refund: '返金',
    tax: '税金',
    support: 'サポート',
    fee: 'その他手数料',
    other: 'その他',
  },
  granularities: { MONTHLY: '月次', DAILY: '日次' },

  splits: {
    chargeType: { one: '料金種別', many: '料金種別', all: 'すべての料金種別' },
    service: { one: 'サービス', many: 'サービス', all: 'すべてのサービス' },
    region: { one: 'リージョン', many: 'リージョン', all: 'すべてのリージョン' },
    resource: { one: 'リソース', many: 'リソース', all: 'すべてのリソース' },
    hour: { one: '時間(UTC)', many: '時間(UTC)', all: 'すべての時間' },
    tag: (key) => ({ one: `タグ ${key}`, many: `タグ ${key} の値`, all: 'すべての値' }),
    costCategory: (name) => ({
      one: `コストカテゴリ ${name}`,
      many: `コストカテゴリ ${name} の値`,
      all: 'すべての値',
    }),
    untagged: 'タグなし',
    uncategorized: '未分類',
    noResource: 'リソースなし',
    noHour: '1時間を超える料金',
    noName: '名称なし',
  },

  periods: {
    day: japaneseDay,
    month: japaneseMonth,
    days: japaneseDays,
    partOfMonth: japaneseDays,
    span: japaneseSpan,
    estimated: '見積り',
    notSettled: '未確定',
    settled: '確定',
  },

  compared: {
    label: '比較対象',
    only: (days) => `比較した期間: ${days}`,
    dayCounts: (before, after) => `${before}日間、レポートは${after}日間`,
    countsOfPart: (before, after) => `${after}日間と${before}日間の比較`,
  },

  facts: {
    organization: '組織',
    organizationAndPayer: (id, account) => `${id}、管理アカウント ${account}`,
    period: '期間',
    periodInUtc: (days, granularity) => `${days}(UTC)、${granularity}`,
    estimated: '見積り',
    notSettled: '未確定',
    metric: 'コスト',
    metrics: 'コスト',
    metricsIn: (metrics, currency) => `${metrics}、${currency}`,
    source: '情報源',
    unconfirmed: (source) => `${source}、別の情報源とは未照合`,
    billingView: '請求ビュー',
    only: '対象',
    without: '除外',
    unknownTypes: '未知の種別',
    tree: '組織構成の時点',
    treeInThePast: '組織構成',
    treeAsOf: (instant) => `${instant}(過去の日にも同じ構成を適用)`,
    run: '実行',
  },

  tree: {
    unit: '組織単位(OU)',
    account: 'アカウント',
    accounts: (count) => `${count}アカウント`,
    unitsBelow: (count) => `配下に${count} OU`,
    departed: '離脱アカウント',
    noLonger: '組織から離脱済み',
    ownAccounts: (root) => `${root} 直下のアカウント`,
    inUnits: 'OU 内',
    total: '合計',
    leftOut: '選択対象外',
    difference: '差額',
    more: (count) => `… 他 ${count} 件`,
  },

  columns: {
    direct: '直接',
    total: '合計',
    before: '前',
    after: '後',
    change: '増減',
    percent: '増減率',
    share: '構成比',
  },

  charges: {
    gross: '総額(クレジット・返金を除く)',
    net: '純額',
  },

  changeStatuses: { new: '新規', departed: '今回利用なし', changed: '変動あり', unchanged: '変動なし' },
  movers: {
    title: '増減の大きい項目',
    units: 'OU(直属アカウントのみ)',
    accounts: 'アカウント',
    services: 'サービス',
    none: '増減はありません。',
  },

  accountState: (state) => ACCOUNT_STATES.get(state) ?? state.toLowerCase().replaceAll('_', ' '),

  sources: {
    independentTotal: '独立した合計',
    ownTotal: (source) => `${source} 側の合計`,
    totalOf: (source) => `${source} の合計`,
    theOwnTotal: (source) => `${source} 側の合計`,
    theTotalOf: (source) => `${source} の合計`,
    notAttributed: (source) => `${source} でアカウント未割り当て`,
    onlyInTotal: (source) => `${source} の合計にのみ含まれる額`,
    statuses: { reconciled: '照合済み', 'difference-allowed': '差額を許容', 'not-checked': '未照合' },
    noIndependentTotal: (source) => `${source} には独立した合計がありません`,
    checkedWith: (total, tolerance) => `${total}と ${tolerance} 以内で一致`,
    reconciled: (total, tolerance) =>
      `照合済み: 全アカウントの合計は、コスト・期間ごとに ${tolerance} 以内で ${total}と一致しています。`,
    differenceAllowed: (total, tolerance, line) =>
      `差額を許容: ${total}は、全アカウントの合計とコスト・期間ごとの許容差 ${tolerance} を超えて異なります。差額は「${line}」に表示しています。`,
    notChecked: (source) => `未照合: ${source} には独立した合計がないため、照合していません。`,
    checkedInPart: (total, tolerance) =>
      `全体としては未照合: 確定済みの月の合計は ${tolerance} 以内で ${total}と一致しましたが、残りは照合していません。`,
    nothingHeld: (total) =>
      `未照合: 照合できるのは確定済みの月全体だけのため、${total}と照合した期間はありません。`,
    inPartWith: (total, tolerance) => `確定済みの月は ${total}と ${tolerance} 以内で一致`,
    notHeldAgainst: (total) => `${total}と照合できる確定済みの月がありません`,
    reconciledWith: (totals) => `${totals}と照合済み`,
    notAllAttributed: (totals) => `${totals}の一部はアカウントに割り当てられていません`,
    differsFrom: (totals) => `${totals}と一致しません`,
    uncheckedBrief: '別の情報源とは未照合',
  },

  run: {
    nothing: 'なし',
    and: '、',
    chargedFor: (charge, source, what) => `${charge}(${CHARGED_FOR.get(source) ?? what})`,
    requests: (requests) => `リクエスト: ${requests}`,
    noRequests: 'リクエストなし',
    scanned: (size) => `ファイルのスキャン量: ${size}`,
    sentence: (cost, milliseconds, sent, throttled, retried) =>
      `取得費用: ${cost}。所要時間 ${milliseconds} ミリ秒。${sent}。スロットリング ${throttled} 回、再試行 ${retried} 回。`,
  },

  rounding:
    '表示する金額は、それぞれの正確な値を個別に丸めたもの(偶数丸め)です。そのため、表示値の合計が表示された合計と一致しないことがあります。正確な値は JSON・CSV 出力にあります。',

  rules: {
    noneOfOneHolds: 'ルールには該当しません。',
    noneHolds: (given) => `${given}件のルールのいずれにも該当しません。`,
    someHold: (held, given) => `${given}件のルールのうち${held}件に該当します。`,
    more: (count) => `他 ${count} 件は JSON 出力を参照`,
    theTotal: '合計',
    departed: '組織から離脱したアカウント',
    measures: { total: '合計', gross: '総額', direct: '直接', change: '増減' },
    measured: (measure, value) => `${measure} ${value}`,
    fromZero: (measure) => `${measure} 0 から`,
  },
};
