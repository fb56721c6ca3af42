import type { PolicyDocument, PolicyStatement } from '@ou-cost/sandbox/deployed';
import { listOf } from '../policies/grants.ts';

type Keys = Readonly<Record<string, string | string[]>>;

/** Condition keys that the evaluator ignores: the claims of a GitHub token and the encryption context of a KMS key. */
const IGNORED = /^(token\.actions\.githubusercontent\.com|kms:EncryptionContext):/;

/**
 * The policy with the ignored conditions decided here. A statement is removed if such a condition does not hold. It is
 * also removed if the operator is not exact equality, so that a condition which cannot be decided allows nothing.
 */
export function withDecidedConditions(document: PolicyDocument, keys: Keys): PolicyDocument {
  return {
    ...document,
    Statement: document.Statement.flatMap((statement) => decided(statement, keys)),
  };
}

function decided(statement: PolicyStatement, keys: Keys): PolicyStatement[] {
  const { Condition, ...rest } = statement;
  if (Condition === undefined) return [statement];
  const left = new Map<string, Record<string, string | readonly string[]>>();
  for (const [operator, operands] of Object.entries(Condition)) {
    for (const [key, wanted] of Object.entries(operands)) {
      if (!IGNORED.test(key)) {
        left.set(operator, { ...left.get(operator), [key]: wanted });
        continue;
      }
      const isExact = operator === 'StringEquals' || operator === 'ArnEquals';
      const given = Object.hasOwn(keys, key) ? keys[key] : undefined;
      const holds = isExact && typeof given === 'string' && listOf(wanted).includes(given);
      if (!holds) return [];
    }
  }
  return [left.size === 0 ? rest : { ...rest, Condition: Object.fromEntries(left) }];
}
