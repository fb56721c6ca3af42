/** Further than this share of the letters from what was written, a name is not what was meant. */
const LARGEST_SHARE = 1 / 3;
/** Longer text is no name that somebody has mistyped. */
const LONGEST = 300;

/** A text without the differences that people do not see or do not mean: case, width, composition, blanks. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC').trim().replace(/\s+/g, ' ');
}

/**
 * How many letters must be changed, added, removed or swapped with their neighbour to make one text of the other
 * (optimal string alignment).
 */
export function editDistance(left: string, right: string): number {
  const [a, b] = [[...left], [...right]];
  // Rows begin with the distance to no letter at all.
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [row, letter] of a.entries()) {
    const here = [row + 1];
    for (const [at, other] of b.entries()) {
      const changed = (above[at] ?? 0) + (letter === other ? 0 : 1);
      const isSwapped = at > 0 && letter === b[at - 1] && other === a[row - 1];
      const swapped = isSwapped ? (twoAbove[at - 1] ?? 0) + 1 : changed;
      here.push(Math.min((above[at + 1] ?? 0) + 1, (here[at] ?? 0) + 1, changed, swapped));
    }
    twoAbove = above;
    above = here;
  }
  return above.at(-1) ?? 0;
}

/** How far a name is from what was written, 0 where they differ in what `folded` removes; null: it is another name. */
export function nearness(written: string, name: string): number | null {
  if (written.length > LONGEST) return null;
  const [left, right] = [folded(written), folded(name)];
  if (left === right) return 0;
  const most = Math.max(1, Math.floor(Math.max(left.length, right.length) * LARGEST_SHARE));
  // One letter of a name of one or two letters is most of it.
  if (Math.min(left.length, right.length) < 3 || Math.abs(left.length - right.length) > most) return null;
  const distance = editDistance(left, right);
  return distance <= most ? distance : null;
}

/** What was written, for a message: not longer than a line. */
export function shortened(text: string): string {
  const letters = [...text.slice(0, 300)];
  return letters.length > 120 ? `${letters.slice(0, 120).join('')}…` : text;
}

/** The one of the names that was most likely meant, the first of several; null where none is near. */
export function nearestName(written: string, names: readonly string[]): string | null {
  let nearest: { readonly name: string; readonly distance: number } | null = null;
  for (const name of names) {
    const distance = nearness(written, name);
    if (distance !== null && distance < (nearest?.distance ?? Number.POSITIVE_INFINITY))
      nearest = { name, distance };
  }
  return nearest?.name ?? null;
}
