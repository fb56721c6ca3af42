const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size for people, in steps of 1,024 as AWS bills: `512 B`, `1.5 GB`. */
export function bytesText(bytes: number): string {
  let size = bytes;
  let at = 0;
  while (size >= 1024 && at < UNITS.length - 1) {
    size /= 1024;
    at += 1;
  }
  return `${at === 0 ? size : size.toFixed(1)} ${UNITS[at]}`;
}
