import type { Ledger } from '../ledger/model.ts';
import {
  COST_AND_USAGE_DIMENSIONS,
  type DimensionValues,
  dimensionValues,
  markValues,
} from './dimensions.ts';
import {
  failedConstraint,
  optionalList,
  optionalText,
  structure,
  validationException,
} from './input-members.ts';

/** AWS's limit. */
const MOST_GROUP_DEFINITIONS = 2;
/** AWS's limit. */
const LONGEST_KEY = 1024;

export interface GroupDefinition {
  readonly Type: string;
  readonly Key: string;
}

/** One group key: its distinct values in order, and the rank of each row's value among them. */
export interface GroupAxis {
  readonly definition: GroupDefinition;
  readonly of: 'account' | 'traits';
  /** By the index of account or traits. */
  readonly ranks: Uint32Array;
  readonly keys: readonly string[];
}

export function requestedGroups(input: Record<string, unknown>, ledger: Ledger): readonly GroupAxis[] {
  const definitions = (optionalList(input, 'GroupBy', 'groupBy') ?? []).map((member, index) =>
    groupDefinition(structure(member, `groupBy.${index + 1}.member`)),
  );
  if (definitions.length > MOST_GROUP_DEFINITIONS) {
    throw validationException(
      `Only up to ${MOST_GROUP_DEFINITIONS} group definitions are allowed, but ${definitions.length} were given`,
    );
  }
  if (new Set(definitions.map(({ Type, Key }) => `${Type} ${Key}`)).size < definitions.length) {
    throw validationException('Group definitions must differ from each other');
  }
  return definitions.map((definition) => groupAxis(definition, ledger));
}

function groupDefinition(member: Record<string, unknown>): GroupDefinition {
  const Type = optionalText(member, 'Type', 'groupBy.type') ?? '';
  const Key = optionalText(member, 'Key', 'groupBy.key') ?? '';
  if (!['DIMENSION', 'TAG', 'COST_CATEGORY'].includes(Type)) {
    throw validationException('Group Definition type is invalid.');
  }
  if (Type === 'DIMENSION' && !COST_AND_USAGE_DIMENSIONS.includes(Key)) {
    const valid = COST_AND_USAGE_DIMENSIONS.join(', ');
    throw validationException(`Group Definition dimension is invalid. Valid values are ${valid}`);
  }
  if (Key === '') throw validationException('Group Definition key is invalid.');
  if (Key.length > LONGEST_KEY) {
    const constraint = `Member must have length less than or equal to ${LONGEST_KEY}`;
    throw failedConstraint(`'${Key}'`, 'groupBy.key', constraint);
  }
  return { Type, Key };
}

function groupAxis(definition: GroupDefinition, ledger: Ledger): GroupAxis {
  const { of, values } = groupedValues(definition, ledger);
  const keys = [...new Set(values)].sort(byCodeUnits);
  const rankOf = new Map(keys.map((key, rank) => [key, rank]));
  return { definition, of, keys, ranks: Uint32Array.from(values, (value) => rankOf.get(value) ?? 0) };
}

function groupedValues({ Type, Key }: GroupDefinition, ledger: Ledger): DimensionValues {
  if (Type === 'DIMENSION') return dimensionValues(ledger, Key);
  const { of, values } = markValues(ledger, Type === 'TAG' ? 'tags' : 'costCategories', Key);
  return { of, values: values.map((value) => `${Key}$${value}`) };
}

function byCodeUnits(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
