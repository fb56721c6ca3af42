/** Characters that JSON may hold raw although a terminal acts on them; they occur inside strings only. */
const ACTIVE = /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu;

function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** A value as JSON that is safe to look at. Escapes are JSON's own, so it reads back unchanged. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(ACTIVE, escaped)}\n`;
}
