import { OuCostError } from '../errors.ts';
import { type ChargeKind, type CommitmentType, chargeKindFacts } from './charge-kind.ts';
import type { ChargeType } from './charge-type.ts';
import type { ChargeClass } from './ports.ts';
import { SequenceMemo } from './sequence-memo.ts';

/** What a column holds. */
interface ColumnClass extends Pick<ChargeClass, 'splitValue'> {
  /** Null where it is not known. */
  readonly chargeType: ChargeType | null;
  /** The commitment that the charges are fees for; null where they are not such fees. */
  readonly feeFor: CommitmentType | null;
}

function columnClass(chargeKind: ChargeKind | null, splitValue: string | null): ColumnClass {
  const facts = chargeKind === null ? { chargeType: null, feeFor: null } : chargeKindFacts(chargeKind);
  return { ...facts, splitValue };
}

/** The columns of one or several tables: one for each charge class, numbered in the order in which they were met. */
export class ChargeColumns {
  readonly #classes: ColumnClass[] = [];
  readonly #numbers = new SequenceMemo<ChargeKind | null, string | null, number>(
    (chargeKind, splitValue) => this.#classes.push(columnClass(chargeKind, splitValue)) - 1,
  );

  get numbers(): Iterable<number> {
    return this.#classes.keys();
  }

  /** The column of a charge class, new where there is none yet. */
  of(chargeKind: ChargeKind | null, splitValue: string | null): number {
    return this.#numbers.of(chargeKind, splitValue);
  }

  /** The charge class that a column holds. */
  classOf(column: number): ColumnClass {
    const found = this.#classes[column];
    if (found === undefined) throw new OuCostError('Defect', `the spend table has no column ${column}`);
    return found;
  }
}
