/** Colours that tell the parts of a unit apart, on light and dark backgrounds; the last is for all other parts. */
const COLOURS: readonly (readonly [light: string, dark: string])[] = [
  ['#2f6db5', '#6ea8ea'],
  ['#12827a', '#4fc4bb'],
  ['#b06f10', '#e0ae5a'],
  ['#8a47a0', '#c98fdb'],
  ['#4a8229', '#93cc70'],
  ['#bd3f64', '#f08bab'],
  ['#555bbd', '#9aa0f5'],
  ['#6f7a88', '#8f99a6'],
];

/** Every colour by its role. Contrast (WCAG): text has at least 4.5 to 1, marks that carry meaning at least 3 to 1. */
const ROLES: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  page: ['#ffffff', '#14171a'],
  panel: ['#f3f5f7', '#1d2226'],
  /** Text, and the chosen month. */
  ink: ['#1c2126', '#e7eaed'],
  soft: ['#59636e', '#a0a9b3'],
  line: ['#dde1e5', '#2c3238'],
  strong: ['#8a939d', '#6d7782'],
  /** Edges of controls. */
  edge: ['#8a939d', '#6d7782'],
  before: ['#5f6974', '#98a3ae'],
  /** Sparklines and shares, which print no value. */
  mark: ['#8c959f', '#626c76'],
  /** Bars that print their value. */
  bar: ['#bac2ca', '#4d565f'],
  track: ['#edf0f2', '#22272c'],
  up: ['#9c4200', '#f2a766'],
  'up-bar': ['#cf7430', '#c9793a'],
  down: ['#0a5c9e', '#79bbf5'],
  'down-bar': ['#3f87c4', '#4a90c9'],
  check: ['#1b6b4a', '#63c79d'],
  warn: ['#8f4700', '#ffb86b'],
  focus: ['#1d5fd0', '#8ab4ff'],
};

function declarations(which: 0 | 1): string {
  const roles = Object.entries(ROLES).map(([name, pair]) => `--${name}: ${pair[which]};`);
  const colours = COLOURS.map((pair, at) => `--colour-${at}: ${pair[which]};`);
  return [...roles, ...colours].join(' ');
}

export const LIGHT_THEME = declarations(0);
export const DARK_THEME = declarations(1);

/** The class that gives an area one of the colours. */
export const COLOUR_CLASSES = COLOURS.map((_, at) => `.colour-${at} { --colour: var(--colour-${at}); }`).join(
  ' ',
);
