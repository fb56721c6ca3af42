import { NOTE_CODES, type Note, type NoteCode } from '@ou-cost/spend';
import type { NoteText } from '../en/notes.ts';
import { japaneseDay, japaneseDays } from './dates.ts';
import { sharedWords } from './shared.ts';

/** What a note states beside its words. Each answers null where the note does not state it. */
interface Stated {
  readonly message: string;
  readonly text: (name: string) => string | null;
  readonly list: (name: string) => readonly string[] | null;
}

/** A note in Japanese; null where it does not state what the sentence needs. */
type Sentence = (stated: Stated) => string | null;

const SELECTION_STATUS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    reconciled: '合計と選択対象外の額の和は照合済みです',
    'difference-allowed': '合計と選択対象外の額の和は独立した合計と比べ、差額を許容しています',
    'not-checked': '合計と選択対象外の額の和が読み取った全額で、照合はしていません',
  }),
);

const SENTENCES: Readonly<Record<NoteCode, Sentence>> = {
  'todays-tree': () => '過去の利用料も、当時ではなく現在の組織構成で表示しています。',
  'tree-as-was': ({ text }) => {
    const rule = '各日の利用料は、その日の終わり(UTC)にアカウントが属していた OU に表示しています。';
    const day = text('day');
    if (day === null)
      return `${rule}この実行より前の組織構成は不明なため、すべての日を現在の構成で表示しています。`;
    const before =
      text('hasEarlierDays') === 'true'
        ? 'それより前の日は、各アカウントについて最初に判明している OU に表示しています。'
        : '';
    return `${rule}組織構成は${japaneseDay(day)}以降が判明しています。${before}`;
  },
  'assumed-placements': ({ text, list }) => {
    const [count, accounts, day] = [text('count'), list('accounts'), text('day')];
    if (count === null || accounts === null || day === null) return null;
    return `${count}アカウントは、前後の観測が一致しないため、一部の日(${japaneseDay(day)}以降)の OU が推定です: ${namedText(
      withBeside(accounts, list('days'), (from) => `${japaneseDay(from)}から`),
      count,
    )}`;
  },
  'unobserved-days': ({ list }) =>
    given(
      list('ranges'),
      (ranges) =>
        `${daysText(ranges)}は組織構成を観測していません。この間に移動して戻ったアカウントは分かりません。`,
    ),
  'last-known-unit': ({ text, list }) => {
    const [count, accounts] = [text('count'), list('accounts')];
    if (count === null || accounts === null) return null;
    return `利用料のある${count}アカウントが組織から離脱しており、判明している最後の OU に表示しています: ${namedText(
      withBeside(accounts, list('days'), (on) => `${japaneseDay(on)}に離脱`),
      count,
    )}`;
  },
  'renamed-units': ({ text, list }) => {
    const [count, units] = [text('count'), list('units')];
    if (count === null || units === null) return null;
    return `名前の変わった${count}個の OU は、すべての日を最新の名前で表示しています: ${namedText(
      withBeside(units, list('formerNames'), (names) => `旧名 ${names}`),
      count,
    )}`;
  },
  'read-by-days': ({ text, list }) => {
    const [count, ranges] = [text('count'), list('ranges')];
    if (count === null || ranges === null) return null;
    return `月の途中で移動した${count}アカウントは、${daysText(ranges)}を日別でも読み取りました。日別の合計は月の額と一致しています。`;
  },
  'tree-from-file': ({ text }) => {
    const [file, asOf] = [text('file'), text('asOf')];
    if (file === null || asOf === null) return null;
    return text('isStated') === 'false'
      ? `組織構成はファイル ${file} のものです。取得日時の記載がないため、ファイルの更新日時(${asOf})の構成として扱います。`
      : `組織構成はファイル ${file} のもので、${asOf} 時点の構成です。`;
  },
  'no-paths': () =>
    'Organizations からアカウントのパスが得られないため、Root から組織構成をたどって取得しました。',
  'several-paths': () => '一部のアカウントには複数のパスがあり、最初のパスの OU に表示しています。',
  estimated: ({ list }) => given(list('ranges'), (ranges) => `${daysText(ranges)}の金額は見積りです。`),
  'not-settled': ({ list, text }) => {
    const [ranges, until] = [list('ranges'), text('until')];
    if (ranges === null || until === null) return null;
    return `${daysText(ranges)}の金額は${japaneseDay(until)}(UTC)まで変わることがあります。`;
  },
  'nothing-to-compare': () => '対象期間に終了した日がまだないため、比較はありません。',
  'comparison-not-available': ({ text }) => {
    const [source, day] = [text('source'), text('day')];
    if (source === null || day === null) return null;
    return `${source} は${japaneseDay(day)}まで遡れないため、比較はありません。`;
  },
  'compared-days': ({ list, text }) => {
    const [after, before] = [list('after'), list('before')];
    const [afterDays, beforeDays] = [text('afterDays'), text('beforeDays')];
    if (after === null || before === null || afterDays === null || beforeDays === null) return null;
    const why = text('isOver') === 'false' ? '期間が終了していないため、' : '';
    return `${why}${daysText(after)}(${afterDays}日間)と${daysText(before)}(${beforeDays}日間)を比較しています。`;
  },
  'trend-net': () =>
    '推移は純額です。各月はアカウント別にのみ読み取っており、クレジット・返金を差し引いた額です。',
  commitments: ({ list }) =>
    given(list('types'), (types) => {
      const names: ReadonlyMap<string, string> = new Map(Object.entries(sharedWords.chargeTypes));
      const bought = types.map((type) => names.get(type) ?? type).join('・');
      return `${bought}の前払い料金は、UnblendedCost・NetUnblendedCost・BlendedCost では購入したアカウントに計上され、AmortizedCost・NetAmortizedCost では利用したアカウントに配賦されます。そのため OU ごとの金額は異なります。`;
    }),
  'unknown-record-types': ({ list }) =>
    given(list('names'), (names) => `「その他」に含めた種別: ${names.join('、')}`),
  unattributed: ({ text }) =>
    given(
      text('count'),
      (count) => `利用料のある${count}アカウントが組織から離脱しており、別に表示しています。`,
    ),
  'billing-view': ({ text }) =>
    given(
      text('name'),
      (name) =>
        `請求ビュー ${name} を通じて読み取りました。請求の一部のみ、または独自の単価を示す場合があり、金額は請求書と一致しないことがあります。`,
    ),
  'no-manifest': ({ text }) =>
    given(
      text('name'),
      (name) =>
        `${name} には、請求に属するファイルを示すマニフェストがありません。すべてのファイルの行を合計しているため、二つのファイルに含まれる利用料は二重に計上されます。`,
    ),
  'no-values': ({ text }) => {
    const [, kind, key] = /^(tag|cost-category):(.*)$/s.exec(text('split') ?? '') ?? [];
    if (kind === undefined) return null;
    return kind === 'tag'
      ? `タグ「${key}」の付いた利用料はありません。大文字と小文字は区別されます。また、タグはコスト配分タグとして有効化されてから請求データに現れます。`
      : `コストカテゴリ「${key}」の利用料はありません。大文字と小文字は区別されます。`;
  },
  selection: ({ text }) =>
    given(
      SELECTION_STATUS.get(text('status') ?? ''),
      (status) => `組織の一部です。選択対象外の額は別に示し、${status}。`,
    ),
  'held-in-part': ({ text, list }) => {
    const [source, held, open, metrics] = [text('source'), list('held'), list('open'), list('metrics')];
    if (source === null || (open === null && metrics === null)) return null;
    const notHeld = open === null ? '' : `${daysText(open)}は照合していません`;
    const sums =
      held === null
        ? `${source} の合計と照合した期間はありません。`
        : `${daysText(held)}は ${source} の合計と照合しました${notHeld === '' ? '' : `が、${notHeld}`}。`;
    const why =
      open === null ? '' : '照合できるのは、確定済みの月全体で、照合先に残っている期間に限られます。';
    const unknown = metrics === null ? '' : `${source} には ${metrics.join('、')} がありません。`;
    return `${sums}${why}${unknown}`;
  },
  'total-refused': ({ text }) => {
    const [source, reason] = [text('source'), text('reason')];
    if (source === null || reason === null) return null;
    return `${source} の合計を取得できなかったため、照合していません: ${reason}`;
  },
  'read-again': () =>
    'データ更新中のため、内訳と独立した合計が最初は一致せず、両方をもう一度読み取りました。',
  'not-attributed-by-source': ({ list }) =>
    given(list('amounts'), (amounts) => {
      const shown = amounts.map((amount) =>
        amount.replace(/ from (\d{4}-\d\d-\d\d): /, (_, day: string) => `(${japaneseDay(day)}から): `),
      );
      return `どのアカウントにも割り当てられていない額: ${shown.join('、')}`;
    }),
  reused: ({ list }) => {
    const [ranges, days, checked] = [list('ranges'), list('days'), list('checked')];
    if (ranges === null || days === null) return null;
    const same = checked === null ? '' : `${daysText(checked)}の合計は現在も同じです。`;
    return `${daysText(ranges)}の金額は、以前の実行が${days.map(japaneseDay).join('、')}に読み取ったものです。${same}`;
  },
  'nothing-reused': () =>
    'すべての月を改めて読み取りました。確定して照合が済んだ後に、同じ指標で読み取った以前の実行はありません。',
  restated: ({ text, list }) => {
    const [ranges, days, amounts, count] = [list('ranges'), list('days'), list('amounts'), text('count')];
    if (ranges === null || days === null || amounts === null || count === null) return null;
    const since = days.map(japaneseDay).join('、');
    return `${daysText(ranges)}の金額は、${since}に読み取った時点から変わりました。差額の合計は ${amounts.join('、')} で、${count}アカウントが対象です。`;
  },
  'rule-not-judged': ({ message }) => `ルールを評価できませんでした: ${message}`,
};

function given<Value>(value: Value | null | undefined, sentence: (value: Value) => string): string | null {
  return value === null || value === undefined ? null : sentence(value);
}

/** Names with what stands beside each of them in brackets, where there is something. */
function withBeside(
  names: readonly string[],
  beside: readonly string[] | null,
  said: (beside: string) => string,
): string[] {
  return names.map((name, at) => {
    const own = beside?.[at] ?? '';
    return own === '' ? name : `${name}(${said(own)})`;
  });
}

/** The first names of a list, and how many there are besides. */
function namedText(names: readonly string[], count: string): string {
  const more = Number(count) - names.length;
  return `${names.join('、')}${more > 0 ? ` ほか${more}件` : ''}`;
}

/** Ranges such as `2026-10-01..2026-10-31`, both ends included. */
function daysText(ranges: readonly string[]): string {
  return ranges
    .map((range) => {
      const [first = '', last = first] = range.split('..');
      return japaneseDays(first, last);
    })
    .join('、');
}

/** A note of a report in Japanese; in English where it is of another producer, or lacks what its sentence needs. */
export const noteText: NoteText = ({ code, message, values = {} }: Note) => {
  const known = NOTE_CODES.find((one) => one === code);
  if (known === undefined) return message;
  const stated = new Map(Object.entries(values));
  const text = (name: string) => {
    const value = stated.get(name);
    return typeof value === 'string' ? value : null;
  };
  const list = (name: string) => {
    const value = stated.get(name);
    return typeof value === 'object' && value.length > 0 ? value : null;
  };
  return SENTENCES[known]({ message, text, list }) ?? message;
};
