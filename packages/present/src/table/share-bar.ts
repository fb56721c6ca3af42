/** How long the bar of a whole is, in columns. */
export const BAR_COLUMNS = 10;

/** Parts of a column, in eighths. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;

/** A bar as long as the share, to an eighth of a column; anything above zero shows, and 100 % is the longest. */
export function shareBar(share: string): string {
  return bar(Number(share) / 100, BAR_COLUMNS);
}

/** How long the bar of the largest of several amounts is at most, in columns. */
export const LONGEST_BAR = 30;

/** The bar of one of several amounts, beside the largest of them, whose bar is `longest` columns long. */
export function amountBar(amount: string, largest: string, longest = LONGEST_BAR): string {
  const most = Number(largest);
  return most > 0 ? bar(Number(amount) / most, longest) : '';
}

function bar(part: number, columns: number): string {
  const shown = Math.min(Math.max(part, 0), 1);
  const eighths = shown === 0 ? 0 : Math.max(1, Math.round(shown * columns * 8));
  return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}
