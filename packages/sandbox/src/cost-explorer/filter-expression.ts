import type { Ledger } from '../ledger/model.ts';
import {
  COST_AND_USAGE_DIMENSIONS,
  type DimensionValues,
  dimensionValues,
  FILTER_ONLY_DIMENSIONS,
  type Marks,
  markValues,
} from './dimensions.ts';
import {
  optionalList,
  optionalText,
  optionalTexts,
  outsideEnumeration,
  requiredText,
  structure,
  validationException,
} from './input-members.ts';

/** Whether a line item passes, given the indexes of its account and traits in the ledger. */
export type LineItemTest = (account: number, traits: number) => boolean;

type Root = 'And' | 'Or' | 'Not' | 'Dimensions' | 'Tags' | 'CostCategories';

const ROOTS: readonly Root[] = ['And', 'Or', 'Not', 'Dimensions', 'Tags', 'CostCategories'];
const MATCH_OPTIONS = [
  'EQUALS',
  'ABSENT',
  'STARTS_WITH',
  'ENDS_WITH',
  'CONTAINS',
  'CASE_SENSITIVE',
  'CASE_INSENSITIVE',
  'GREATER_THAN_OR_EQUAL',
];
const FILTERS = [...COST_AND_USAGE_DIMENSIONS, ...FILTER_ONLY_DIMENSIONS];

export function requestedFilter(input: Record<string, unknown>, ledger: Ledger): LineItemTest {
  const filter = input['Filter'] ?? undefined;
  return filter === undefined ? () => true : expression(structure(filter, 'filter'), 'filter', ledger);
}

function expression(members: Record<string, unknown>, at: string, ledger: Ledger): LineItemTest {
  const roots = ROOTS.filter((root) => (members[root] ?? undefined) !== undefined);
  const [root] = roots;
  if (root === undefined || roots.length > 1) {
    throw validationException(
      'Expression has zero or more than one roots. Only one root operator is allowed for each expression: ' +
        '"and", "or", "not", "tag", "costCategories" or "dimensionValue"',
    );
  }
  const below = `${at}.${root.charAt(0).toLowerCase()}${root.slice(1)}`;
  switch (root) {
    case 'And': {
      const operands = several(members, 'And', below, ledger);
      return (account, traits) => operands.every((operand) => operand(account, traits));
    }
    case 'Or': {
      const operands = several(members, 'Or', below, ledger);
      return (account, traits) => operands.some((operand) => operand(account, traits));
    }
    case 'Not': {
      const operand = expression(structure(members['Not'], below), below, ledger);
      return (account, traits) => !operand(account, traits);
    }
    case 'Dimensions':
      return dimensionTest(structure(members['Dimensions'], below), below, ledger);
    case 'Tags':
      return markTest(structure(members['Tags'], below), below, ledger, TAG);
    case 'CostCategories':
      return markTest(structure(members['CostCategories'], below), below, ledger, COST_CATEGORY);
  }
}

function several(
  members: Record<string, unknown>,
  root: 'And' | 'Or',
  at: string,
  ledger: Ledger,
): readonly LineItemTest[] {
  const operands = optionalList(members, root, at) ?? [];
  if (operands.length < 2) throw validationException(`${root} expression must have at least 2 operands`);
  return operands.map((operand, index) => {
    const below = `${at}.${index + 1}.member`;
    return expression(structure(operand, below), below, ledger);
  });
}

function dimensionTest(members: Record<string, unknown>, at: string, ledger: Ledger): LineItemTest {
  const key = requiredText(members, 'Key', `${at}.key`);
  if (!FILTERS.includes(key)) throw outsideEnumeration(key, `${at}.key`, FILTERS);
  matchOptions(members, at, 'Dimensions', ['EQUALS', 'CASE_SENSITIVE']);
  const values = optionalTexts(members, 'Values', `${at}.values`) ?? [];
  if (values.length === 0) throw validationException(`Dimension ${key} needs at least one value`);
  return oneOf(dimensionValues(ledger, key), values);
}

interface MarkFilter {
  readonly root: Root;
  readonly marks: Marks;
  readonly noun: string;
}

const TAG: MarkFilter = { root: 'Tags', marks: 'tags', noun: 'tag' };
const COST_CATEGORY: MarkFilter = { root: 'CostCategories', marks: 'costCategories', noun: 'cost category' };

function markTest(
  members: Record<string, unknown>,
  at: string,
  ledger: Ledger,
  { root, marks, noun }: MarkFilter,
): LineItemTest {
  const key = optionalText(members, 'Key', `${at}.key`);
  const options = matchOptions(members, at, root, ['EQUALS', 'ABSENT', 'CASE_SENSITIVE']);
  const values = optionalTexts(members, 'Values', `${at}.values`) ?? [];
  if (key === undefined) throw validationException(`a ${noun} filter needs a Key`);
  if (options.includes('ABSENT') && values.length > 0) {
    throw validationException('MatchOption ABSENT cannot be used with Values');
  }
  if (!options.includes('ABSENT') && values.length === 0) {
    throw validationException(`the ${noun} ${key} needs at least one value, or MatchOption ABSENT`);
  }
  return oneOf(markValues(ledger, marks, key), values.length === 0 ? [''] : values);
}

function matchOptions(
  members: Record<string, unknown>,
  at: string,
  root: Root,
  supported: readonly string[],
): readonly string[] {
  const options = optionalTexts(members, 'MatchOptions', `${at}.matchOptions`) ?? [];
  for (const option of options) {
    if (!MATCH_OPTIONS.includes(option))
      throw outsideEnumeration(option, `${at}.matchOptions`, MATCH_OPTIONS);
    if (!supported.includes(option)) {
      throw validationException(
        `MatchOption ${option} is not supported for ${root}. Valid values are ${supported.join(', ')}`,
      );
    }
  }
  return options;
}

function oneOf(dimension: DimensionValues, values: readonly string[]): LineItemTest {
  const wanted = new Set(values);
  const passes = dimension.values.map((value) => wanted.has(value));
  return dimension.of === 'account'
    ? (account) => passes[account] === true
    : (_account, traits) => passes[traits] === true;
}
