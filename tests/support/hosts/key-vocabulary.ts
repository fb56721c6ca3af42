/**
 * The keys that a program reads in one kind of map: for each key, the vocabulary of the map, or of the list of maps,
 * that may stand behind it; null where what stands behind it is not a map, or one with any keys.
 */
export interface Vocabulary {
  readonly [key: string]: Vocabulary | null;
}

/** Stands for the keys that somebody chooses freely; what stands behind each has the vocabulary that follows. */
export const ANY_KEY = '*';

/**
 * Each key that the program does not read, with its place. An element of a list is called by its name, or else by its
 * position: `Doctor.options.paid: mulivalued`.
 */
export function strayKeys(value: unknown, vocabulary: Vocabulary | null, place = ''): string[] {
  if (vocabulary === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((element, index) =>
      strayKeys(element, vocabulary, joined(place, nameOf(element) ?? String(index))),
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  const known = new Map(Object.entries(vocabulary));
  return Object.entries(value).flatMap(([key, below]) => {
    const inside = known.get(key) ?? known.get(ANY_KEY);
    if (inside === undefined && !known.has(key)) return [`${place}: ${key}`];
    return strayKeys(below, inside ?? null, joined(place, key));
  });
}

const joined = (place: string, next: string) => (place === '' ? next : `${place}.${next}`);

function nameOf(element: unknown): string | null {
  const hasName = typeof element === 'object' && element !== null && 'name' in element;
  return hasName && typeof element.name === 'string' ? element.name : null;
}

/** One document for each of its keys, in which that key, and only that one, is misspelt; with the misspelt key. */
export function misspelt(value: unknown, vocabulary: Vocabulary | null): [key: string, document: unknown][] {
  if (vocabulary === null || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((element, index) =>
      misspelt(element, vocabulary).map(([key, changed]): [string, unknown] => [
        key,
        value.with(index, changed),
      ]),
    );
  }
  const known = new Map(Object.entries(vocabulary));
  return Object.entries(value).flatMap(([key, below]) => {
    const { [key]: _, ...others } = value as Record<string, unknown>;
    const itself: [string, unknown][] = known.has(key)
      ? [[`${key}x`, { ...others, [`${key}x`]: below }]]
      : [];
    const inside = misspelt(below, known.get(key) ?? known.get(ANY_KEY) ?? null);
    return [
      ...itself,
      ...inside.map(([name, changed]): [string, unknown] => [name, { ...value, [key]: changed }]),
    ];
  });
}
