import { NOTE_CODES, type Note } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { wordsIn } from './index.ts';

const { noteText } = wordsIn('ja');

/** A note as reports have it, with every value that any of them states. */
function note(code: string, values: Note['values'] = {}): Note {
  return { code, message: `the English ${code}`, values };
}

describe('a note in Japanese', () => {
  test.each<[string, Note['values'], string]>([
    ['estimated', { ranges: ['2026-11-01..2026-11-26'] }, '2026年11月1日〜26日の金額は見積りです。'],
    [
      'not-settled',
      { ranges: ['2026-10-01..2026-10-31', '2026-12-01..2026-12-01'], until: '2027-01-06' },
      '2026年10月1日〜31日、2026年12月1日の金額は2027年1月6日(UTC)まで変わることがあります。',
    ],
    [
      'comparison-not-available',
      { source: 'Cost Explorer', day: '2025-09-01' },
      'Cost Explorer は2025年9月1日まで遡れないため、比較はありません。',
    ],
    [
      'compared-days',
      {
        after: ['2026-11-01..2026-11-25'],
        before: ['2026-10-01..2026-10-25'],
        afterDays: '25',
        beforeDays: '25',
        isOver: 'false',
      },
      '期間が終了していないため、2026年11月1日〜25日(25日間)と2026年10月1日〜25日(25日間)を比較しています。',
    ],
    [
      'compared-days',
      {
        after: ['2026-10-01..2026-10-31'],
        before: ['2026-09-01..2026-09-30'],
        afterDays: '31',
        beforeDays: '30',
        isOver: 'true',
      },
      '2026年10月1日〜31日(31日間)と2026年9月1日〜30日(30日間)を比較しています。',
    ],
    [
      'held-in-part',
      { source: 'Cost Explorer', held: ['2026-09-01..2026-10-31'], open: ['2026-11-01..2026-11-26'] },
      '2026年9月1日〜10月31日は Cost Explorer の合計と照合しましたが、2026年11月1日〜26日は照合していません。照合できるのは、確定済みの月全体で、照合先に残っている期間に限られます。',
    ],
    [
      'held-in-part',
      { source: 'Cost Explorer', held: ['2026-10-01..2026-10-31'], metrics: ['ListCost'] },
      '2026年10月1日〜31日は Cost Explorer の合計と照合しました。Cost Explorer には ListCost がありません。',
    ],
    [
      'held-in-part',
      { source: 'Cost Explorer', open: ['2026-11-01..2026-11-26'] },
      'Cost Explorer の合計と照合した期間はありません。照合できるのは、確定済みの月全体で、照合先に残っている期間に限られます。',
    ],
    [
      'reused',
      { ranges: ['2026-08-01..2026-09-30'], days: ['2026-10-08'], checked: ['2026-09-01..2026-09-30'] },
      '2026年8月1日〜9月30日の金額は、以前の実行が2026年10月8日に読み取ったものです。2026年9月1日〜30日の合計は現在も同じです。',
    ],
    [
      'nothing-reused',
      {},
      'すべての月を改めて読み取りました。確定して照合が済んだ後に、同じ指標で読み取った以前の実行はありません。',
    ],
    [
      'restated',
      {
        ranges: ['2026-09-01..2026-10-31'],
        days: ['2026-10-08', '2026-11-08'],
        amounts: ['UnblendedCost: -12.5 USD', 'AmortizedCost: 0 USD'],
        count: '3',
      },
      '2026年9月1日〜10月31日の金額は、2026年10月8日、2026年11月8日に読み取った時点から変わりました。差額の合計は UnblendedCost: -12.5 USD、AmortizedCost: 0 USD で、3アカウントが対象です。',
    ],
    [
      'total-refused',
      { source: 'Cost Explorer', reason: 'not authorized' },
      'Cost Explorer の合計を取得できなかったため、照合していません: not authorized',
    ],
    [
      'no-manifest',
      { name: 'bills' },
      'bills には、請求に属するファイルを示すマニフェストがありません。すべてのファイルの行を合計しているため、二つのファイルに含まれる利用料は二重に計上されます。',
    ],
    [
      'tree-from-file',
      { file: 'organization.json', asOf: '2026-11-01T09:00:00Z', isStated: 'true' },
      '組織構成はファイル organization.json のもので、2026-11-01T09:00:00Z 時点の構成です。',
    ],
    [
      'tree-from-file',
      { file: 'organization.json', asOf: '2026-11-01T09:00:00Z', isStated: 'false' },
      '組織構成はファイル organization.json のものです。取得日時の記載がないため、ファイルの更新日時(2026-11-01T09:00:00Z)の構成として扱います。',
    ],
    [
      'commitments',
      { types: ['savings-plan', 'reservation'] },
      'Savings Plans・リザーブド(RI)の前払い料金は、UnblendedCost・NetUnblendedCost・BlendedCost では購入したアカウントに計上され、AmortizedCost・NetAmortizedCost では利用したアカウントに配賦されます。そのため OU ごとの金額は異なります。',
    ],
    ['unknown-record-types', { names: ['New', 'Fee'] }, '「その他」に含めた種別: New、Fee'],
    ['unattributed', { count: '2' }, '利用料のある2アカウントが組織から離脱しており、別に表示しています。'],
    [
      'billing-view',
      { name: 'arn:1' },
      '請求ビュー arn:1 を通じて読み取りました。請求の一部のみ、または独自の単価を示す場合があり、金額は請求書と一致しないことがあります。',
    ],
    [
      'no-values',
      { split: 'tag:team:a' },
      'タグ「team:a」の付いた利用料はありません。大文字と小文字は区別されます。また、タグはコスト配分タグとして有効化されてから請求データに現れます。',
    ],
    [
      'no-values',
      { split: 'cost-category:Team' },
      'コストカテゴリ「Team」の利用料はありません。大文字と小文字は区別されます。',
    ],
    [
      'selection',
      { status: 'reconciled' },
      '組織の一部です。選択対象外の額は別に示し、合計と選択対象外の額の和は照合済みです。',
    ],
    [
      'not-attributed-by-source',
      { source: 'Cost Explorer', amounts: ['UnblendedCost from 2026-10-01: 0.05 USD'] },
      'どのアカウントにも割り当てられていない額: UnblendedCost(2026年10月1日から): 0.05 USD',
    ],
    [
      'tree-as-was',
      { day: '2026-09-01', hasEarlierDays: 'true' },
      '各日の利用料は、その日の終わり(UTC)にアカウントが属していた OU に表示しています。組織構成は2026年9月1日以降が判明しています。それより前の日は、各アカウントについて最初に判明している OU に表示しています。',
    ],
    [
      'assumed-placements',
      { count: '11', accounts: ['shop (200000000000) from 2026-10-02'], day: '2026-10-02' },
      '11アカウントは、前後の観測が一致しないため、一部の日(2026年10月2日以降)の OU が推定です: shop (200000000000) from 2026-10-02 ほか10件',
    ],
    [
      'unobserved-days',
      { ranges: ['2026-09-02..2026-10-19'] },
      '2026年9月2日〜10月19日は組織構成を観測していません。この間に移動して戻ったアカウントは分かりません。',
    ],
    [
      'last-known-unit',
      { count: '1', accounts: ['shop (200000000000)'] },
      '利用料のある1アカウントが組織から離脱しており、判明している最後の OU に表示しています: shop (200000000000)',
    ],
    [
      'renamed-units',
      { count: '1', units: ['Retail (before: Shops)'] },
      '名前の変わった1個の OU は、すべての日を最新の名前で表示しています: Retail (before: Shops)',
    ],
    [
      'read-by-days',
      { count: '2', ranges: ['2026-10-01..2026-10-31'] },
      '月の途中で移動した2アカウントは、2026年10月1日〜31日を日別でも読み取りました。日別の合計は月の額と一致しています。',
    ],
    ['rule-not-judged', {}, 'ルールを評価できませんでした: the English rule-not-judged'],
  ])('%s with %j', (code, values, text) => {
    expect(noteText(note(code, values))).toBe(text);
  });

  test('that states nothing has a sentence of its own', () => {
    const bare = NOTE_CODES.filter((code) => noteText(note(code)) !== `the English ${code}`);
    expect(bare).toEqual([
      ...['todays-tree', 'tree-as-was', 'no-paths', 'several-paths', 'nothing-to-compare', 'trend-net'],
      ...['read-again', 'nothing-reused', 'rule-not-judged'],
    ]);
    expect(new Set(bare.map((code) => noteText(note(code)))).size).toBe(bare.length);
  });

  test('that is of another producer, or states less, is as it was written', () => {
    expect(noteText(note('later-code', { count: '1' }))).toBe('the English later-code');
    expect(noteText(note('constructor'))).toBe('the English constructor');
    expect(noteText(note('selection', { status: 'toString' }))).toBe('the English selection');
    expect(noteText(note('estimated', { ranges: [] }))).toBe('the English estimated');
    expect(noteText(note('unattributed', { count: ['2'] }))).toBe('the English unattributed');
    expect(noteText({ code: 'estimated', message: 'bare' })).toBe('bare');
  });
});

test('a note in English is as the report has it', () => {
  expect(wordsIn('en').noteText(note('estimated', { ranges: ['2026-11-01..2026-11-26'] }))).toBe(
    'the English estimated',
  );
});
