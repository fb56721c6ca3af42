import { BASE } from './base.ts';
import { FIRST_SCREEN } from './first-screen.ts';
import { MAP } from './map.ts';
import { NARROW } from './narrow.ts';
import { PRINT } from './print.ts';
import { RIGHT_COLUMN } from './right-column.ts';
import { COLOUR_CLASSES, DARK_THEME, LIGHT_THEME } from './theme.ts';
import { TREE } from './tree.ts';

/** The page's only style sheet; the page's policy names its hash. */
export const PAGE_STYLE = [
  `:root { color-scheme: light dark; ${LIGHT_THEME} }`,
  `@media screen and (prefers-color-scheme: dark) { :root { ${DARK_THEME} } }`,
  COLOUR_CLASSES,
  BASE,
  FIRST_SCREEN,
  TREE,
  MAP,
  RIGHT_COLUMN,
  NARROW,
  PRINT,
].join('\n');
