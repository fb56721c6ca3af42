import type { Language } from '@ou-cost/contract/options';
import {
  CHARGE_TYPES,
  type Change,
  isChargeType,
  type MetricChange,
  type MetricSpend,
  partsBySplit,
  type Report,
  type Spend,
  type Split,
  splitParts,
} from '@ou-cost/spend';
import { escapeControlCharacters } from '../../shared/escape-control-characters.ts';
import { wordsIn } from '../../words/index.ts';
import { splitsOf } from './columns.ts';

/** The parts of one split: their names in the order in which they are shown. */
export interface SplitNames {
  readonly split: Split;
  readonly label: string;
  readonly names: readonly string[];
}

/** Every split of the report with every part that occurs anywhere, also where it cancels out in the total. */
export function splitNames(report: Report, language: Language): SplitNames[] {
  const figures = [...allFigures(report)];
  return splitsOf(report).map((split) => {
    const found = new Set<string>();
    for (const figure of figures)
      for (const name of partsBySplit<unknown>(figure, split).keys()) found.add(name);
    const names =
      split === 'charge-type' ? CHARGE_TYPES.filter((type) => found.has(type)) : [...found].sort();
    return { split, label: splitLabel(split, language), names };
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

function splitLabel(split: Split, language: Language): string {
  const { splits } = wordsIn(language).shared;
  const { kind, key } = splitParts(split);
  switch (kind) {
    case 'charge-type':
      return splits.chargeType.one;
    case 'service':
      return splits.service.one;
    case 'region':
      return splits.region.one;
    case 'tag':
      return escapeControlCharacters(splits.tag(key).one);
    case 'cost-category':
      return escapeControlCharacters(splits.costCategory(key).one);
  }
}

function* allFigures(report: Report): Generator<MetricSpend | MetricChange> {
  const { comparison, trend } = report;
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
