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
  splitParts,
} from '@ou-cost/spend';
import type { PagePayload } from '../../page/figures/payload.ts';
import { escapeControlCharacters } from '../../shared/escape-control-characters.ts';
import type { SharedWords } from '../../words/en/shared.ts';
import { wordsIn } from '../../words/index.ts';
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

/** What a part is called: a charge type by its label, everything else by its own name. */
export function partLabel(split: Split, name: string, language: Language): string {
  const { splits, chargeTypes } = wordsIn(language).shared;
  if (split === 'charge-type') return isChargeType(name) ? chargeTypes[name] : name;
  if (name !== '') return escapeControlCharacters(name);
  const { kind } = splitParts(split);
  return kind === 'tag' ? splits.untagged : kind === 'cost-category' ? splits.uncategorized : splits.noName;
}

/** Whether gross amounts leave a part out. */
export function isMoneyBack(split: Split, name: string): boolean {
  return split === 'charge-type' && isChargeType(name) && chargeTypeFacts(name).isMoneyBack;
}

function splitWords(split: Split, language: Language): SplitWords {
  const { one, many, all } = wordsOf(split, wordsIn(language).shared.splits);
  const shown = escapeControlCharacters;
  return { label: shown(one), many: shown(many), all: shown(all) };
}

function wordsOf(split: Split, words: SharedWords['splits']) {
  const { kind, key } = splitParts(split);
  switch (kind) {
    case 'charge-type':
      return words.chargeType;
    case 'service':
      return words.service;
    case 'region':
      return words.region;
    case 'tag':
      return words.tag(key);
    case 'cost-category':
      return words.costCategory(key);
  }
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
