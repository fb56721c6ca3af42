import { OuCostError } from '../../errors.ts';

/** The failure of a report that contradicts itself, or is not the one asked for. `what` says the first thing that is wrong. */
export function fault(what: string): OuCostError {
  return new OuCostError(
    'MalformedAnswer',
    `the answer is refused, since ${what}; run again, and where that does not help, compare the versions of both sides`,
  );
}

/** Fails where two texts or numbers that must be the same are not, naming both. */
export function expectSame(what: string, found: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(found) ?? 'nothing', JSON.stringify(expected) ?? 'nothing'];
  if (one !== other) throw fault(`${what} is ${shown(one)} instead of ${shown(other)}`);
}

function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
