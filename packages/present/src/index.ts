export { rendered } from './render.ts';
export { bytesText } from './shared/bytes-text.ts';
export { escapeControlCharacters } from './shared/escape-control-characters.ts';
export { heldRuleTexts } from './shared/held-rules.ts';
export { daysIn, rangeLabel } from './shared/period-label.ts';
export { PLAIN, type Terminal, terminalOf } from './shared/terminal.ts';
export { PLAIN_VIEW, type View, type Writing } from './shared/view.ts';
