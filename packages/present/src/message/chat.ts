import type { Report } from '@ou-cost/spend';
import { comparedRangeLabel } from '../shared/compared-range.ts';
import { type FigureFormat, figureFormat } from '../shared/figure-format.ts';
import { heldRules } from '../shared/held-rules.ts';
import { periodLabel, periodMarks, rangeLabel } from '../shared/period-label.ts';
import { reconciliationBrief, runCostWords } from '../shared/source-words.ts';
import { rangeName } from '../table/figures/range-heads.ts';
import { sparkline } from '../table/sparkline.ts';
import { wordsIn } from '../words/index.ts';
import type { Mover, MoverList } from './most-moved.ts';
import type { Posting, Summary, SummaryChange, SummaryPart } from './summary.ts';

/** A fact of a summary as text; it contains no names of units or accounts. */
interface ChatFact {
  readonly label: string;
  readonly value: string;
}

/** Lines with names from elsewhere, under a title of our own; the important ones begin at the margin. */
export interface ChatLines {
  readonly title: string;
  readonly lines: readonly { readonly text: string; readonly isImportant: boolean }[];
}

/** A table whose first column has names from elsewhere, which are not escaped. */
export interface ChatTable {
  /** In our own words. */
  readonly title: string | null;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many rows there are beside those that are listed. */
  readonly others: number;
  /** The row that stands for everything after the first rows: how many there are, and their sum. @default only how many */
  readonly rest?: (shown: number) => readonly string[];
}

/** What a chat shows, in the words of a language. */
export interface Chat {
  readonly title: string;
  readonly facts: readonly ChatFact[];
  readonly warnings: readonly ChatLines[];
  readonly tables: readonly ChatTable[];
  readonly footer: string;
}

/** How many movers of a kind are listed where nothing else is asked for; a report has ten at most. */
const LISTED_MOVERS = 3;

export function chatOf(report: Report, summary: Summary, posting: Posting): Chat {
  const { language } = posting;
  const { shared, message } = wordsIn(language);
  return {
    title: shared.title,
    facts: factsOf(report, summary, posting),
    warnings: warningsOf(report, summary, posting),
    tables: [partsTable(report, summary, posting), ...moverTables(report, summary, posting)],
    footer: message.footer(
      reconciliationBrief(report, language),
      runCostWords(report, language),
      report.runId,
    ),
  };
}

function factsOf(report: Report, summary: Summary, { language, locale }: Posting): ChatFact[] {
  const { shared, message } = wordsIn(language);
  const { currency } = report;
  const format = figureFormat(currency, locale);
  const marks = [...new Set(report.periods.flatMap((period) => periodMarks(period, language)))];
  const totals = summary.totals.map(({ metric, amount, change }) => ({
    label:
      summary.totals.length === 1
        ? message.total(`${shared.metrics[metric]}${shared.comma}${metric}`)
        : `${shared.metrics[metric]}${shared.aside(metric)}`,
    value: [
      `${format.amount(amount)} ${currency}`,
      ...(change === null ? [] : [changeOfDays(changeText(change, format), report, language)]),
    ].join(shared.comma),
  }));
  const facts: ChatFact[] = [
    { label: message.period, value: message.utc(rangeLabel(report.query, language)) },
    { label: message.mayStillChange, value: marks.join(shared.comma) },
    { label: shared.compared.label, value: comparedRangeLabel(report, language) ?? '' },
    ...totals,
    { label: message.moved, value: movedText(summary, format, language) },
    { label: message.months(summary.trend?.months.length ?? 0), value: trendText(summary, format, language) },
  ];
  return facts.filter(({ value }) => value !== '');
}

/** A change of only some days says which, since the total beside it is of all of them. */
function changeOfDays(text: string, { comparison, query }: Report, language: Posting['language']): string {
  if (comparison === undefined) return text;
  const { start, end } = comparison.after;
  const isWhole = start === query.start && end === query.end;
  return isWhole ? text : wordsIn(language).message.changeIn(text, rangeName(comparison.after, language));
}

function movedText({ moved }: Summary, format: FigureFormat, language: Posting['language']): string {
  if (moved === null) return '';
  const { accountsMoved, unitsMoved } = wordsIn(language).message;
  const { by, rises, falls } = moved;
  return (by === 'account' ? accountsMoved : unitsMoved)(
    format.count(rises.count),
    format.amount(rises.amount),
    format.count(falls.count),
    format.amount(falls.amount),
  );
}

function trendText({ trend }: Summary, format: FigureFormat, language: Posting['language']): string {
  const [first, last] = [trend?.months[0], trend?.months.at(-1)];
  if (trend === null || first === undefined || last === undefined) return '';
  const { message } = wordsIn(language);
  const month = (period: typeof first) => periodLabel(period, 'MONTHLY', language);
  const bars = sparkline(trend.months.map(({ amount }) => amount));
  const text = message.trend(
    bars,
    format.amount(first.amount),
    month(first),
    format.amount(last.amount),
    month(last),
  );
  return `${text}${trend.isNet ? message.net : ''}`;
}

function warningsOf(report: Report, summary: Summary, posting: Posting): ChatLines[] {
  const { message } = wordsIn(posting.language);
  const held = heldRules(report, posting);
  const { rulesNotJudged } = summary;
  return [
    ...(held.length === 0
      ? []
      : [
          {
            title: message.rulesThatHold(held.length),
            lines: held.flatMap(({ rule, findings }) => [
              { text: rule, isImportant: true },
              ...findings.map((text) => ({ text, isImportant: false })),
            ]),
          },
        ]),
    ...(rulesNotJudged.length === 0
      ? []
      : [
          {
            title: message.rulesNotJudged(rulesNotJudged.length),
            lines: rulesNotJudged.map((text) => ({ text, isImportant: false })),
          },
        ]),
  ];
}

function partsTable({ currency }: Report, summary: Summary, { language, locale }: Posting): ChatTable {
  const { message } = wordsIn(language);
  const format = figureFormat(currency, locale);
  const hasChange = summary.parts.some(({ change }) => change !== null);
  return {
    title: null,
    heads: [message.part, message.amount, message.share, ...(hasChange ? [message.change] : [])],
    rows: summary.parts.map((part) => [partName(part, language), ...partFigures(part, format)]),
    others: summary.moreParts,
    rest: (shown) => {
      const others = summary.allParts.slice(shown);
      return [message.more(others.length), ...partFigures(summary.sumOf(others), format)];
    },
  };
}

function partFigures(
  { amount, share, change }: Pick<SummaryPart, 'amount' | 'share' | 'change'>,
  format: FigureFormat,
): string[] {
  return [
    format.amount(amount),
    share === null ? '' : format.share(share),
    ...(change === null ? [] : [changeText(change, format)]),
  ];
}

function partName({ kind, unit }: SummaryPart, language: Posting['language']): string {
  const { tree } = wordsIn(language).shared;
  if (kind === 'unattributed') return tree.departed;
  return kind === 'root' ? tree.ownAccounts(unit) : unit;
}

function moverTables({ currency }: Report, { movers }: Summary, posting: Posting): ChatTable[] {
  if (movers === null) return [];
  const { shared, message } = wordsIn(posting.language);
  const format = figureFormat(currency, posting.locale);
  const listed = posting.top ?? LISTED_MOVERS;
  const table = (
    what: string,
    head: string,
    list: MoverList | null,
    nameOf: (mover: Mover) => string,
  ): ChatTable[] => {
    if (list === null || list.movers.length === 0) return [];
    const shown = list.movers.slice(0, listed);
    return [
      {
        title: message.mostMoved(what),
        heads: [head, message.change],
        rows: shown.map((mover) => [nameOf(mover), changeText(mover.change, format)]),
        others: Math.max(0, list.changed - shown.length),
      },
    ];
  };
  const placed = ({ name, within, status }: Mover) => {
    const state = status === 'new' || status === 'departed' ? [shared.changeStatuses[status]] : [];
    const hints = [...state, ...(within === null ? [] : [within])];
    return hints.length === 0 ? name : `${name}${shared.aside(hints.join(shared.comma))}`;
  };
  return [
    ...table(message.units, message.part, movers.organizationalUnits, placed),
    ...table(message.accounts, shared.tree.account, movers.accounts, placed),
    ...table(message.services, shared.splits.service.one, movers.services, ({ name }) =>
      name === '' ? shared.splits.noName : name,
    ),
  ];
}

function changeText({ change, percent }: SummaryChange, format: FigureFormat): string {
  return percent === null ? format.change(change) : `${format.change(change)} (${format.percent(percent)})`;
}
