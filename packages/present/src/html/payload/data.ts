import type { Report } from '@ou-cost/spend';
import { staysOf } from '../../over-time/stays.ts';
import { unitRemark } from '../../over-time/time-hints.ts';
import type { PagePayload, PayloadChoice } from '../../page/figures/payload.ts';
import { escapeControlCharacters } from '../../shared/escape-control-characters.ts';
import { withEscapes } from '../../shared/json-escapes.ts';
import {
  independentTotalTitle,
  notAttributedTitle,
  runCostWords,
  statusOf,
  toleranceWords,
} from '../../shared/source-words.ts';
import type { View } from '../../shared/view.ts';
import { wordsIn } from '../../words/index.ts';
import { payloadColumn } from './checks.ts';
import { type Choice, type ColumnRange, choicesOf, firstChoice } from './choices.ts';
import { type Column, columnsOf } from './columns.ts';
import { barLabel, choiceKey, rangeLabels, stateOf } from './labels.ts';
import { isMoneyBack, partLabel, splitNames } from './parts.ts';
import { residencesOf, todaysUnits } from './residences.ts';
import { compactSpends, type SpendLayout } from './spends.ts';

/** Characters that could end the script element, or that are not shown; JSON may write them all as escapes. */
const ACTIVE = /[<>&\u007f-\u009f\p{Cf}\u2028\u2029]/gu;

/** What the page's script reads, as JSON that can stand in a script element. */
export function pageData(report: Report, view: View): string {
  return withEscapes(JSON.stringify(pagePayload(report, view)), ACTIVE);
}

export function pagePayload(report: Report, view: View): PagePayload {
  const { language, locale } = view;
  const { metrics } = report.query;
  const columns = columnsOf(report);
  const choices = choicesOf(report, columns);
  const splits = splitNames(report, language);
  const layout: SpendLayout = { metrics, columns, parts: partPositions(splits) };
  const starts = splits.map((_, at) => splits.slice(0, at).reduce((sum, { names }) => sum + names.length, 0));
  return {
    language,
    locale,
    currency: escapeControlCharacters(report.currency),
    metrics: metrics.map((name) => ({ name, label: wordsIn(language).shared.metrics[name] })),
    splits: splits.map(({ split, words, names }, at) => {
      const from = starts[at] ?? 0;
      const back = names.flatMap((name, position) => (isMoneyBack(split, name) ? [from + position] : []));
      return {
        id: escapeControlCharacters(split),
        kind: split.replace(/:.*/s, ''),
        ...words,
        from,
        to: from + names.length,
        back,
      };
    }),
    parts: splits.flatMap(({ split, names }) => names.map((name) => partLabel(split, name, language))),
    columns: columns.map((column) => payloadColumn(report, column)),
    choices: payloadChoices(choices, columns, view),
    firstChoice: firstChoice(report, choices),
    tree: report.query.tree,
    ...nodesOf(report, layout, language),
    departed: departedIn(report),
    about: {
      status: statusOf(report),
      tolerance: toleranceWords(report),
      independent: independentTotalTitle(report, language),
      notAttributed: notAttributedTitle(report, language),
      runCost: runCostWords(report, language),
      notes: report.notes.length,
    },
    depth: view.depth,
    top: view.top,
    sort: view.sort,
  };
}

function partPositions(splits: ReturnType<typeof splitNames>): SpendLayout['parts'] {
  let next = 0;
  return new Map(splits.map(({ split, names }) => [split, new Map(names.map((name) => [name, next++]))]));
}

function nodesOf(report: Report, layout: SpendLayout, language: View['language']) {
  const { comparison, trend } = report;
  const unitPositions = new Map(report.organizationalUnits.map(({ id }, at) => [id, at]));
  const positionOf = (id: string | null) => (id === null ? -1 : (unitPositions.get(id) ?? -1));
  const unitChanges = new Map(comparison?.organizationalUnits.map((unit) => [unit.id, unit]));
  const unitTrends = new Map(trend?.organizationalUnits.map((unit) => [unit.id, unit]));
  const accountChanges = new Map(comparison?.accounts.map(({ id, change }) => [id, change]));
  const accountTrends = new Map(trend?.accounts.map(({ id, spend }) => [id, spend]));
  const today = todaysUnits(report);
  return {
    units: report.organizationalUnits.map((unit) => {
      const { id, name, parentId, accountIds } = unit;
      const [direct, total] = (['direct', 'total'] as const).map((sum) =>
        compactSpends(
          { spend: unit[sum], change: unitChanges.get(id)?.[sum], trend: unitTrends.get(id)?.[sum] },
          layout,
        ),
      );
      const shown = [escapeControlCharacters(id), shownName(name, id)] as const;
      return [
        ...shown,
        positionOf(parentId),
        direct ?? 0,
        total ?? 0,
        accountIds.length,
        ...remarkOn(unit, language),
      ] as const;
    }),
    accounts: report.accounts.flatMap((account) => {
      const { id, name } = account;
      const known = { change: accountChanges.get(id), trend: accountTrends.get(id) };
      return residencesOf(account, report, language).map(({ stay, number, remark, remarkToday }) => {
        const { spend, change = known.change, trend = known.trend } = stay;
        const shownId = escapeControlCharacters(id);
        return [
          number === 1 ? shownId : `${shownId}/${number}`,
          shownName(name, id),
          remark,
          positionOf(stay.unitId),
          compactSpends({ spend, change, trend }, layout),
          ...onTodaysTree(today === null ? null : positionOf(today.get(id) ?? null), remark, remarkToday),
        ] as const;
      });
    }),
    total: compactSpends({ spend: report.total, change: comparison?.total, trend: trend?.total }, layout),
    unattributed: compactSpends(
      { spend: report.unattributed.total, change: comparison?.unattributed, trend: trend?.unattributed },
      layout,
    ),
  };
}

/** Where an account is today, and what stands beside its name there; nothing where the page cannot show it. */
function onTodaysTree(
  position: number | null,
  remark: string,
  remarkToday: string,
): [today?: number, remarkToday?: string] {
  if (position === null) return [];
  return remark === remarkToday ? [position] : [position, remarkToday];
}

/** What time has done to a unit, where there is something to say. */
function remarkOn(
  unit: Report['organizationalUnits'][number],
  language: View['language'],
): [remark?: string] {
  const remark = unitRemark(unit, language);
  return remark === '' ? [] : [remark];
}

/** A name of nothing but spaces could be neither seen nor chosen: the id takes its place. */
function shownName(name: string, id: string): string {
  return escapeControlCharacters(name.trim() === '' ? id : name);
}

function payloadChoices(
  choices: readonly Choice[],
  columns: readonly Column[],
  { language }: View,
): PayloadChoice[] {
  const side = (range: ColumnRange) => ({
    ...rangeLabels(range, language),
    columns: range.columns,
    bar: choices.findIndex(({ isBar, start, end }) => isBar && start === range.start && end >= range.end),
  });
  const bars = choices.filter(({ isBar }) => isBar);
  return choices.map((choice) => {
    const { compared } = choice;
    return {
      key: choiceKey(choice),
      ...rangeLabels(choice, language),
      bar: choice.isBar ? barLabel(choice, bars[bars.indexOf(choice) - 1], language) : null,
      state: stateOf(choice, columns),
      columns: choice.columns,
      compared: compared === null ? null : { before: side(compared.before), after: side(compared.after) },
    };
  });
}

/** Accounts that are in no unit any more; some have spend only in months before. */
function departedIn({ accounts, unattributed }: Report): number {
  const listed = accounts.filter((account) => staysOf(account).some(({ unitId }) => unitId === null));
  return Math.max(listed.length, unattributed.accountIds.length);
}
