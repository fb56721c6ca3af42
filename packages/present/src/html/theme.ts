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

function declarations(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `--${name}: ${value};`)
    .join(' ');
}

function colours(which: 0 | 1): Record<string, string> {
  return Object.fromEntries(COLOURS.map((pair, at) => [`colour-${at}`, pair[which]]));
}

/** Contrast (WCAG): text has at least 4.5 to 1, lines and areas that carry meaning have at least 3 to 1. */
export const LIGHT_THEME = declarations({
  page: '#ffffff',
  panel: '#f6f7f9',
  ink: '#171b21',
  soft: '#565f6d',
  'tile-soft': '#3f4753',
  line: '#dfe3e8',
  edge: '#8b95a3',
  accent: '#0b5cad',
  bar: '#4f7fb8',
  good: '#0d6b3f',
  warn: '#8f4700',
  up: '#a1350a',
  down: '#0d6b3f',
  'up-bar': '#cf6a3f',
  'down-bar': '#3d9a6c',
  find: '#ffe9a8',
  ...colours(0),
});

export const DARK_THEME = declarations({
  page: '#101419',
  panel: '#181d24',
  ink: '#e7ebf0',
  soft: '#a4aebb',
  'tile-soft': '#c3cbd6',
  line: '#2a323c',
  edge: '#6b7685',
  accent: '#79b8ff',
  bar: '#5f93cf',
  good: '#6fd3a0',
  warn: '#ffb86b',
  up: '#ffab85',
  down: '#6fd3a0',
  'up-bar': '#d97f57',
  'down-bar': '#4aa97b',
  find: '#5b4a12',
  ...colours(1),
});

/** The class that gives an area one of the colours. */
export const COLOUR_CLASSES = COLOURS.map((_, at) => `.colour-${at} { --colour: var(--colour-${at}); }`).join(
  ' ',
);
