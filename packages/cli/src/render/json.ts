import type { Render } from './view.ts';

/** Characters that JSON may hold raw although a terminal acts on them; they occur inside strings only. */
const ACTIVE = /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu;

function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** The report itself, as `ou-cost/report@1`. Escapes are JSON's own, so it reads back unchanged. */
export const renderJson: Render = (report) => `${JSON.stringify(report, null, 2).replace(ACTIVE, escaped)}\n`;
