import { styleText } from 'node:util';

type Write = (text: string) => void;

/** What the person who waits reads, on standard error. */
export interface Progress {
  readonly color: boolean;
  /** A step that begins. */
  step(text: string): void;
  /** Something that was found in order. */
  ok(text: string): void;
  note(text: string): void;
  warning(text: string): void;
  problem(text: string): void;
  /** Text of another program, as it comes. */
  passThrough(text: string): void;
}

/** Progress as lines; with colours only where they are wanted. */
export function progressOn(write: Write, color: boolean): Progress {
  const styled = (format: Parameters<typeof styleText>[0], text: string): string =>
    color ? styleText(format, text, { validateStream: false }) : text;
  return {
    color,
    step: (text) => write(`${styled('bold', text)}\n`),
    ok: (text) => write(`  ${styled('green', 'ok')}       ${text}\n`),
    note: (text) => write(`  ${styled('cyan', 'note')}     ${text}\n`),
    warning: (text) => write(`  ${styled('yellow', 'warning')}  ${text}\n`),
    problem: (text) => write(`  ${styled('red', 'problem')}  ${text}\n`),
    passThrough: write,
  };
}
