import { escapeControlCharacters } from '@ou-cost/present';
import type { Sink } from '../cli-context.ts';

/** Returns to the first column and erases the line. */
const ERASE = '\r\u001b[2K';

const REDRAW_MILLISECONDS = 200;

/** Where the line is shown, and the clock for the elapsed time. */
export interface LiveLineOptions {
  readonly stderr: Sink;
  readonly now: () => Date;
}

/** `5 s` below a minute, then `1:05`. */
function elapsedText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * Redraws one line of a terminal while the work lasts, with the elapsed time, and erases it when the work succeeds or
 * fails.
 */
export async function withLiveLine<T>(
  say: () => string,
  work: () => Promise<T>,
  { stderr, now }: LiveLineOptions,
): Promise<T> {
  const startedAt = now().getTime();
  // Loaded when there is a terminal to draw on, so that no other start of the command line waits for it.
  const { cutToWidth } = await import('@ou-cost/present/cut-to-width');
  // A terminal that cannot be written to must not end the run.
  const write = (text: string) => stderr.write(text).catch(() => {});
  const draw = () => {
    const columns = stderr.columns !== undefined && stderr.columns > 0 ? stderr.columns : 80;
    const line = `ou-cost: ${escapeControlCharacters(say())} · ${elapsedText(now().getTime() - startedAt)}`;
    return write(`${ERASE}${cutToWidth(line, columns - 1)}`);
  };
  await draw();
  const timer = setInterval(() => void draw(), REDRAW_MILLISECONDS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await write(ERASE);
  }
}
