import cliTruncate from 'cli-truncate';

/** Text cut to a width in columns of a terminal, with `…` where something was cut; no character is cut in two. */
export function cutToWidth(text: string, width: number): string {
  return cliTruncate(text, width);
}
