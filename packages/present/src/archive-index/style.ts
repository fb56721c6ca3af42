import { BASE } from '../html/style/base.ts';
import { DARK_THEME, LIGHT_THEME } from '../html/style/theme.ts';

const OWN = `
.bar { padding: .875rem 2rem .75rem; border-bottom: 1px solid var(--line); }
.group { margin-top: 2rem; } .group h3 { margin: 1.5rem 0 .25rem; font-size: .875rem; font-weight: 600; } .group h2 small { margin-left: .5rem; }
.trend { margin: 1rem 0 1.5rem; padding: .5rem .5rem 0; max-width: 60rem; }
.trend svg { display: block; width: 100%; height: 7rem; overflow: visible; } .trend path { fill: none; vector-effect: non-scaling-stroke; stroke-width: 2px; stroke: var(--ink); stroke-linejoin: round; }
.trend .zero { stroke: var(--line); stroke-width: 1px; } .trend .dots { stroke-width: 7px; stroke-linecap: round; }
.ends { display: flex; justify-content: space-between; font-size: .75rem; line-height: 1rem; color: var(--soft); margin-top: .5rem; }
.reports th, .reports td { padding: .375rem 1.25rem .375rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.reports thead th { color: var(--soft); font-size: .75rem; line-height: 1rem; border-bottom-color: var(--strong); vertical-align: bottom; }
@media screen and (min-width: 54rem) { .reports tbody th { white-space: nowrap; } }
.reports th.n { text-align: right; } .reports tbody th { font-weight: 600; } .reports td.total { font-weight: 600; }
.up::before { content: "\\25b2\\00a0"; content: "\\25b2\\00a0" / ""; color: var(--up); font-size: .7em; }
.down::before { content: "\\25bc\\00a0"; content: "\\25bc\\00a0" / ""; color: var(--down); font-size: .7em; }
.badge { display: inline-block; margin-right: .5rem; font-size: .75rem; line-height: 1rem; } .badge.open { border: 1px dashed var(--edge); border-radius: .1875rem; padding: 0 .3rem; }
.files, .runs { list-style: none; margin: 0; padding: 0; } .files li { display: inline; margin-right: .75rem; overflow-wrap: anywhere; }
.link { display: inline-block; min-height: 1.5rem; } .reports details { margin-top: .25rem; } .runs > li { margin: .25rem 0 .5rem; } .runs strong { white-space: nowrap; }
@media screen and (max-width: 53.75rem) {
  main, footer, .bar { padding-left: 1rem; padding-right: 1rem; }
  .reports, .reports tbody { display: block; } .reports thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .reports tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .125rem 1rem; padding: .75rem 0; border-bottom: 1px solid var(--line); }
  .reports tbody th, .reports td { border: 0; padding: 0; } .reports td.wide { grid-column: 1 / -1; } .reports td.n { text-align: right; }
  .reports td[data-label]::before { display: block; content: attr(data-label); content: attr(data-label) / ""; color: var(--soft); font-size: .75rem; line-height: 1rem; font-weight: 400; }
  .reports td.total::before { content: none !important; } .reports td.change { grid-column: 1 / -1; text-align: left; }
  .reports td.none { display: none; }
}
@media print { body { max-width: none; } details > :not(summary) { display: none; } }
`;

/** The index's only style sheet; its policy names the hash. */
export const INDEX_STYLE = [
  `:root { color-scheme: light dark; ${LIGHT_THEME} }`,
  `@media screen and (prefers-color-scheme: dark) { :root { ${DARK_THEME} } }`,
  BASE,
  OWN,
].join('\n');
