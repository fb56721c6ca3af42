/** The parts of a day, a month or a year, as numbers without leading zeros. */
function partsOf(date: string): string[] {
  return date.split('-').map((part) => String(Number(part)));
}

/** `2026年10月5日`. */
export function japaneseDay(day: string): string {
  const [year, month, dayOfMonth] = partsOf(day);
  return `${year}年${month}月${dayOfMonth}日`;
}

/** `2026年10月`. */
export function japaneseMonth(month: string): string {
  const [year, number] = partsOf(month);
  return `${year}年${number}月`;
}

/** `2026年10月1日〜31日`: both ends are included, and the second does not repeat the year or the month of the first. */
export function japaneseDays(first: string, last: string): string {
  if (first === last) return japaneseDay(first);
  const [year, month, day] = partsOf(last);
  if (first.slice(0, 7) === last.slice(0, 7)) return `${japaneseDay(first)}〜${day}日`;
  if (first.slice(0, 4) === last.slice(0, 4)) return `${japaneseDay(first)}〜${month}月${day}日`;
  return `${japaneseDay(first)}〜${year}年${month}月${day}日`;
}

/** From one day or month to another, both as they are written above: `2026年7月〜9月`. */
export function japaneseSpan(first: string, last: string): string {
  const year = first.slice(0, first.indexOf('年') + 1);
  return `${first}〜${last.startsWith(year) ? last.slice(year.length) : last}`;
}
