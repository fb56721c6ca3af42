import { type ObjectNode, parse, type ValueNode } from '@humanwhocodes/momoa';
import { OuCostError } from '@ou-cost/spend';

interface Place {
  readonly line: number;
  readonly column: number;
}

function fault(fileName: string, what: string, cause?: unknown): OuCostError {
  return new OuCostError('InvalidConfiguration', `${fileName} ${what}`, { cause });
}

function placeOf(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** What is wrong at a place where JSON does not go on, and where that is: the usual mistakes by their own names. */
function mistakeAt(text: string, offset: number): { readonly at: number; readonly what: string } {
  const character = text.charAt(offset);
  const before = text.slice(0, offset).trimEnd();
  const last = before.at(-1) ?? '';
  const here = (what: string) => ({ at: offset, what });
  if (offset >= text.trimEnd().length)
    return here('the text ends too early: a bracket or a quote is not closed');
  if (character === '#' || /^\/[/*]/.test(text.slice(offset))) return here('JSON has no comments: remove it');
  if (/[}\]]/.test(character) && last === ',') {
    return { at: before.length - 1, what: `the comma before '${character}' is one too many: remove it` };
  }
  if (/['‘’“”]/.test(character)) return here('write keys and texts in straight double quotes');
  if (/[\w$]/.test(character) && /[{,]/.test(last)) return here('write the key in double quotes');
  if (character === '"' && !/[{[,:]/.test(last)) return here('a comma is missing before it');
  return here(`${JSON.stringify(character)} is not expected here`);
}

function offsetOf(error: unknown): number | null {
  const offset = error instanceof Error ? Reflect.get(error, 'offset') : undefined;
  return typeof offset === 'number' ? offset : null;
}

/**
 * Keys that would be lost in silence: one that stands twice in an object, of which JSON takes the last, and `__proto__`,
 * which the check of a file passes over.
 */
function lostIn(value: ValueNode, path: string): string[] {
  if (value.type === 'Array') {
    return value.elements.flatMap((element, index) => lostIn(element.value, `${path}[${index}]`));
  }
  return value.type === 'Object' ? lostInObject(value, path) : [];
}

function lostInObject({ members }: ObjectNode, path: string): string[] {
  const seen = new Map<string, number>();
  return members.flatMap(({ name, value, loc }) => {
    const key = name.type === 'String' ? name.value : name.name;
    const whole = path === '' ? key : `${path}.${key}`;
    const { line } = loc.start;
    const first = seen.get(key);
    seen.set(key, first ?? line);
    const twice =
      first === undefined ? [] : [`'${whole}' stands twice, in lines ${first} and ${line}: remove one`];
    const isReserved =
      key === '__proto__' ? [`'${whole}' in line ${line} is no key of such a file: remove it`] : [];
    return [...twice, ...isReserved, ...lostIn(value, whole)];
  });
}

/**
 * The value that a file's text stands for. A byte order mark, as Windows writes it, is skipped. Fails with
 * InvalidConfiguration, which names the file, the line and the column.
 */
export function parseJsonText(
  withMark: string,
  fileName: string,
  howToWriteOne = "'npm run init' writes a configuration",
): unknown {
  const text = withMark.replace(/^\uFEFF/, '');
  if (text.includes('\0')) throw fault(fileName, 'is not UTF-8: save it in that encoding');
  if (text.trim() === '') throw fault(fileName, `is empty: ${howToWriteOne}`);
  try {
    const lost = lostIn(parse(text, { mode: 'json' }).body, '');
    if (lost.length > 0) throw fault(`${fileName}:`, lost.join('; '));
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof OuCostError) throw cause;
    const offset = offsetOf(cause);
    if (offset === null) throw fault(fileName, `is not JSON: ${String(cause)}`, cause);
    // An object that is not closed is reported at its beginning.
    const isUnclosed = text[offset] === '{' && /(^|[:,[])\s*$/.test(text.slice(0, offset));
    const { at, what } = mistakeAt(text, isUnclosed ? text.length : offset);
    const { line, column } = placeOf(text, at);
    throw fault(fileName, `is not JSON: line ${line}, column ${column}: ${what}`, cause);
  }
}
