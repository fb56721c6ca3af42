/** Further than this share of the letters from what was written, a name is not what was meant. */
const LARGEST_SHARE = 1 / 3;
/** Longer text is no name that somebody has mistyped. */
const LONGEST = 300;

/** A text without the differences that people do not see or do not mean: case, width, composition, blanks. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC').trim().replace(/\s+/g, ' ');
}

/** How many letters must be changed, added or removed to make one text of the other (Levenshtein distance). */
export function editDistance(left: string, right: string): number {
  const [a, b] = [[...left], [...right]];
  let above = b.map((_, at) => at + 1);
  for (const [row, letter] of a.entries()) {
    let diagonal = row;
    let before = row + 1;
    above = b.map((other, at) => {
      const up = above[at] ?? 0;
      before = Math.min(up + 1, before + 1, diagonal + (letter === other ? 0 : 1));
      diagonal = up;
      return before;
    });
  }
  return above.at(-1) ?? a.length;
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
