/** The page's only style sheet; the page's policy names its hash. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --band: #f6f8fa; --page: #fff; --warn: #9a3412; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --soft: #9da7b3; --line: #373e47; --band: #171c22; --page: #0d1117; --warn: #fdba74; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 72rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 1rem; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem; }
.figures { display: flex; flex-wrap: wrap; gap: .75rem; margin: 0 0 1.5rem; padding: 0; }
.figures div { flex: 1 1 12rem; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--band); }
.figures dt { color: var(--soft); font-size: .85rem; }
.figures dd { margin: 0; font-size: 1.35rem; font-weight: 600; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.figures dd small { display: block; font-size: .85rem; font-weight: 400; color: var(--soft); }
.mark { color: var(--warn); }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.25rem; margin: 0; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 0 0 1.25rem; }
caption { text-align: left; color: var(--soft); font-size: .85rem; padding: 0 0 .35rem; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { color: var(--soft); font-size: .85rem; font-weight: 600; }
tbody th { font-weight: 400; min-width: 12rem; overflow-wrap: anywhere; }
tbody th small { color: var(--soft); }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.sum th, .sum td { font-weight: 600; background: var(--band); }
.soft th, .soft td { color: var(--soft); }
.d1 { padding-left: 1.6rem; } .d2 { padding-left: 2.8rem; } .d3 { padding-left: 4rem; }
.d4 { padding-left: 5.2rem; } .d5 { padding-left: 6.4rem; } .d6 { padding-left: 7.6rem; }
summary { cursor: pointer; font-weight: 600; margin: 0 0 .75rem; }
footer { margin-top: 2.5rem; color: var(--soft); font-size: .9rem; }
@media (max-width: 30rem) {
  .facts { grid-template-columns: 1fr; } .facts dd { margin-bottom: .4rem; }
  .d1, .d2, .d3, .d4, .d5, .d6 { padding-left: 1rem; }
  tbody th { min-width: 8rem; }
}
@media print { body { max-width: none; padding: 0; } .figures div, .sum th, .sum td { background: none; } tr { break-inside: avoid; } }
`;
