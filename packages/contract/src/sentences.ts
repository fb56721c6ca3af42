import type * as z from 'zod/mini';

type Issue = z.core.$ZodIssue;

/** What a value has to be, in words of the one who writes it down as JSON. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['string', 'a string in double quotes'],
  ['number', 'a number without quotes'],
  ['int', 'a whole number without quotes'],
  ['boolean', 'true or false, without quotes'],
  ['array', 'a list in [ ]'],
  ['object', 'an object in { }'],
  ['record', 'an object in { }'],
]);

/** What is counted where a value is too long or too short. */
const COUNTED: ReadonlyMap<string, readonly [one: string, several: string]> = new Map([
  ['string', ['character', 'characters']],
  ['array', ['entry', 'entries']],
]);

/** How the texts begin that zod has of its own. A check with another text has been given it by us. */
const TEXT_OF_ZOD = /^(?:Too (?:small|big)|Invalid )/;

/** What a wrong value must be, after its key and itself: `must be 3 or more`. */
export function sentenceOf(issue: Issue): string {
  if (!TEXT_OF_ZOD.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${TYPES.get(issue.expected) ?? `of the type ${issue.expected}`}`;
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return bound(issue.origin, issue.minimum, 'least');
    case 'too_big':
      return bound(issue.origin, issue.maximum, 'most');
    case 'invalid_key':
      return `has a key that ${issue.issues.map(sentenceOf).join(' and ')}`;
    default:
      return 'does not have the right form';
  }
}

function bound(origin: string, limit: number | bigint, which: 'least' | 'most'): string {
  const [one, several] = COUNTED.get(origin) ?? [];
  if (one === undefined) return `must be ${which === 'least' ? `${limit} or more` : `at most ${limit}`}`;
  if (which === 'least' && limit === 1) return 'must not be empty';
  return `must have at ${which} ${limit} ${limit === 1 ? one : several}`;
}

/**
 * Issues without those that say nothing of their own: of several forms that a value may have, the one that was meant
 * is taken, and of two issues of one kind with one value the last, which is the narrower one.
 */
export function plainIssues(issues: readonly Issue[]): Issue[] {
  const plain = issues.flatMap((issue) =>
    issue.code === 'invalid_union' && issue.errors.length > 0 ? meantForm(issue) : [issue],
  );
  return [...new Map(plain.map((issue) => [JSON.stringify([issue.code, issue.path]), issue])).values()];
}

/** The issues of the form whose type is right; of the last form where none is. */
function meantForm(issue: Extract<Issue, { code: 'invalid_union' }>): Issue[] {
  const isOtherType = ([first]: readonly Issue[]) =>
    first === undefined || (first.code === 'invalid_type' && first.path.length === 0);
  const form = issue.errors.find((errors) => !isOtherType(errors)) ?? issue.errors.at(-1) ?? [];
  const meant = form.map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
  return plainIssues(meant);
}
