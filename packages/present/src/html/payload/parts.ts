import type { Language } from '@ou-cost/contract/options';
import {
  CHARGE_TYPES,
  type Change,
  chargeTypeFacts,
  isChargeType,
  type MetricChange,
  type MetricSpend,
  namedParts,
  type Report,
  type Spend,
  type Split,
} from '@ou-cost/spend';
import type { PagePayload } from '../../page/figures/payload.ts';
import { escapeControlCharacters } from '../../shared/escape-control-characters.ts';
import { splitNames as namesOfSplit, partName } from '../../shared/split-names.ts';
import { splitsOf } from './columns.ts';

/** What one part of a split is called, several, and their sum. */
type SplitWords = Pick<PagePayload['splits'][number], 'label' | 'many' | 'all'>;

/** The parts of one split: their names in the order in which they are shown. */
export interface SplitNames {
  readonly split: Split;
  readonly words: SplitWords;
  readonly names: readonly string[];
}

/** Every split of the report with every part that occurs anywhere, also where it cancels out in the total. */
export function splitNames(report: Report, language: Language): SplitNames[] {
  const figures = [...allFigures(report)];
  return splitsOf(report).map((split) => {
    const found = new Set<string>();
    for (const figure of figures)
      for (const name of Object.keys(namedParts<unknown>(figure, split) ?? {})) found.add(name);
    const names =
      split === 'charge-type' ? CHARGE_TYPES.filter((type) => found.has(type)) : [...found].sort();
    return { split, words: splitWords(split, language), names };
  });
}

/** What a part is called, as the page may show it. */
export function partLabel(split: Split, name: string, language: Language): string {
  return escapeControlCharacters(partName(split, name, language));
}

/** Whether gross amounts leave a part out. */
export function isMoneyBack(split: Split, name: string): boolean {
  return split === 'charge-type' && isChargeType(name) && chargeTypeFacts(name).isMoneyBack;
}

function splitWords(split: Split, language: Language): SplitWords {
  const { one, many, all } = namesOfSplit(split, language);
  const shown = escapeControlCharacters;
  return { label: shown(one), many: shown(many), all: shown(all) };
}

function* allFigures(report: Report): Generator<MetricSpend | MetricChange> {
  const { comparison } = report;
  // A trend by account has no parts.
  const trend = report.trend?.by === 'account' ? undefined : report.trend;
  const spends: Spend[] = [report.total, report.unattributed.total];
  for (const { direct, total } of report.organizationalUnits) spends.push(direct, total);
  for (const { spend } of report.accounts) spends.push(spend);
  for (const { direct, total } of trend?.organizationalUnits ?? []) spends.push(direct, total);
  for (const { spend } of trend?.accounts ?? []) spends.push(spend);
  const changes: Change[] = comparison === undefined ? [] : [comparison.total, comparison.unattributed];
  for (const { direct, total } of comparison?.organizationalUnits ?? []) changes.push(direct, total);
  for (const { change } of comparison?.accounts ?? []) changes.push(change);
  for (const spend of spends) yield* Object.values(spend);
  for (const change of changes) yield* Object.values(change);
}
