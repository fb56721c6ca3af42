/** What a text must be, in what Terraform can check: its regular expressions are those of RE2. */
export interface TextChecks {
  /** The whole text matches it. */
  readonly pattern: string;
  /** No part of the text matches it. RE2 has no lookahead, in which the parameter's pattern has it. */
  readonly refused?: string;
  /** In characters. RE2 counts repetitions up to a thousand only. */
  readonly longest?: number;
}

/** The largest number of repetitions that RE2 takes: https://github.com/google/re2/wiki/Syntax */
const MOST_REPETITIONS = 1000;

/** The ARN of one partition as that of any for which there is a template. */
function inAnyOf(pattern: string, partitions: readonly string[]): string {
  return pattern.replaceAll('arn:aws:', `arn:(${partitions.join('|')}):`);
}

/** Where the group ends that begins at the start of the text. The patterns have no parentheses in classes. */
function endOfGroup(text: string): number {
  let depth = 0;
  for (const [index, character] of [...text].entries()) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth === 0) return index + 1;
  }
  throw new Error(`the pattern '${text}' has an open group`);
}

/** The pattern that a text must not match, of a lookahead at its start. */
function refusedBy(lookahead: string): string {
  return lookahead.startsWith('.*') ? lookahead.slice('.*'.length) : `^(${lookahead})`;
}

/** The checks that are equal to a parameter's pattern for the partition `aws`, but for every partition given. */
export function textChecks(allowedPattern: string, partitions: readonly string[]): TextChecks {
  const [, whole = '', optional = ''] = /^\^\((.*)\)(\??)\$$/.exec(allowedPattern) ?? [];
  if (whole === '') throw new Error(`the pattern '${allowedPattern}' is not one of a parameter`);
  const lookahead = whole.startsWith('(?!') ? endOfGroup(whole) : 0;
  const rest = whole.slice(lookahead);
  const [, characters = '', smallest, largest] = /^(\[[^\]]+\])\{(\d+),(\d+)\}$/.exec(rest) ?? [];
  const isLong = Number(largest) > MOST_REPETITIONS;
  const pattern = `^(${inAnyOf(isLong ? `${characters}{${smallest},}` : rest, partitions)})${optional}$`;
  if (/\(\?[^:]|\{(\d+,)?\d{4,}\}/.test(pattern))
    throw new Error(`RE2 does not have the syntax of the pattern '${pattern}'`);
  return {
    pattern,
    ...(lookahead === 0 ? {} : { refused: refusedBy(whole.slice('(?!'.length, lookahead - 1)) }),
    ...(isLong ? { longest: Number(largest) } : {}),
  };
}
