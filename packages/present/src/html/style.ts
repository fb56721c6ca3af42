import { COLOUR_CLASSES, DARK_THEME, LIGHT_THEME } from './theme.ts';

const LAYOUT = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 2rem 1.5rem 3rem; max-width: 80rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans JP", sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0; letter-spacing: -.01em; }
h2 { font-size: 1.125rem; margin: 0 0 .75rem; }
section { margin-top: 2.5rem; } p { overflow-wrap: anywhere; }
small { font-size: .8125rem; color: var(--soft); }
.about, .hint, .told, .soft { color: var(--soft); }
.about { margin: .25rem 0 1.25rem; }
.mark { color: var(--warn); margin: .75rem 0 0; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.up { color: var(--up); } .down { color: var(--down); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
button, select, input { font: inherit; color: inherit; }
button { cursor: pointer; }
.link { background: none; border: 0; padding: .15rem 0; min-height: 1.5rem; color: var(--accent); text-align: left; }
.link:hover { text-decoration: underline; }
.link[aria-pressed="true"] { color: var(--ink); font-weight: 600; }
.link[aria-pressed="true"]::before { content: "\\2713\\00a0"; content: "\\2713\\00a0" / ""; }
.scroll { overflow-x: auto; } .scroll tbody th { min-width: 8rem; }
`;

const HEAD = `
.figures { display: flex; flex-wrap: wrap; gap: 1px; margin: 0;
  border: 1px solid var(--line); border-radius: .5rem; overflow: hidden; background: var(--line); }
.figures div { flex: 1 1 13rem; padding: .875rem 1.125rem; background: var(--panel); }
.figures dt { color: var(--soft); font-size: .8125rem; }
.figures dd { margin: .125rem 0 0; font-size: 1.1875rem; line-height: 1.35; font-weight: 600; font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere; }
.figures .main { flex: 1.35 1 14.5rem; } .figures .main dd { font-size: 1.5rem; line-height: 1.2; letter-spacing: -.015em; }
.figures .unit { font-size: .875rem; font-weight: 600; letter-spacing: 0; } .day { white-space: nowrap; }
.figures dd small { display: block; font-weight: 400; letter-spacing: 0; line-height: 1.4; margin-top: .125rem; }
.figures .good dd { color: var(--good); } .figures .warn dd { color: var(--warn); }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.5rem; margin: 0; }
.facts dt { color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.notes ul { margin: 0; padding-left: 1.25rem; } .notes li { margin-bottom: .35rem; max-width: 60rem; overflow-wrap: anywhere; }
.rules p { margin: 1rem 0 0; color: var(--soft); } .rules ul { margin: .25rem 0 0; padding-left: 1.25rem; overflow-wrap: anywhere; }
.rules.held { margin-top: 1rem; padding: .625rem 1.125rem .75rem; border: 1px solid var(--edge); border-left: 4px solid var(--warn); border-radius: .375rem; }
.rules.held p { margin: 0; color: var(--warn); font-weight: 600; }
footer { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; }
`;

const CONTROLS = `
.controls { display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; margin-top: 1.75rem; }
label span { display: block; font-size: .8125rem; color: var(--soft); margin-bottom: .15rem; }
select, input, .tools button { min-height: 2.25rem; padding: .25rem .625rem; border: 1px solid var(--edge); border-radius: .375rem;
  background: var(--page); max-width: 100%; }
.tools { display: flex; flex-wrap: wrap; align-items: end; gap: .5rem; margin-bottom: .75rem; }
.tools .search { flex: 0 1 20rem; } .tools .search input { width: 100%; }
.tools button:hover { background: var(--panel); }
.told { margin: 0 0 .4rem .5rem; } .hint { margin: 0 0 .5rem; font-size: .875rem; } .hint:empty { display: none; }
`;

const PICTURES = `
.pair { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 3fr); gap: 0 2.5rem; }
.pair section { margin-top: 1.75rem; }
.way ol { display: flex; flex-wrap: wrap; list-style: none; margin: 0; padding: 0; }
.way li { display: flex; align-items: center; min-height: 1.75rem; }
.way li + li::before { content: "/"; content: "/" / ""; color: var(--soft); margin: 0 .5rem; }
.way [aria-current] { font-weight: 600; }
.focus-sum { margin: 0 0 .625rem; color: var(--soft); } .focus-sum strong { color: var(--ink); font-variant-numeric: tabular-nums; }
.map { position: relative; height: 460px; margin: 0; padding: 0; list-style: none; }
.map.empty { height: auto; padding: 2rem; border: 1px dashed var(--edge); border-radius: .375rem; color: var(--soft); text-align: center; }
.tile { position: absolute; overflow: hidden; border-radius: .25rem; background: color-mix(in srgb, var(--colour) 20%, var(--page)); }
.tile .face { position: absolute; inset: 0; width: 100%; height: 100%; display: flex; flex-direction: column; padding: .3rem .5rem; border: 0; border-radius: .25rem;
  border-top: 3px solid var(--colour); background: none; color: var(--ink); text-align: left; font-size: .8125rem; line-height: 1.25;
  overflow: hidden; }
.tile button.face:hover { background: color-mix(in srgb, var(--colour) 18%, transparent); }
.tile .face:focus-visible { outline-offset: -3px; }
.tile-name, .tile-amount, .tile-share { display: block; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.tile-name { font-weight: 600; } .tile-amount { font-variant-numeric: tabular-nums; } .tile-share { color: var(--tile-soft); }
.filled .tile-share { position: absolute; right: .5rem; top: .3rem; padding-left: .4rem; }
.filled .tile-name { margin-right: 3.5rem; }
.unseen, .small .tile-share, .tiny .tile-name, .tiny .tile-amount, .tiny .tile-share { position: absolute; width: 1px; height: 1px;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.small .face { padding: .1rem .35rem; } .tiny .face { padding: 0; }
.inside { position: absolute; overflow: hidden; padding: .15rem .35rem; border-radius: .1875rem; font-size: .75rem; line-height: 1.3;
  white-space: nowrap; text-overflow: ellipsis; color: var(--ink); background: color-mix(in srgb, var(--colour) 16%, var(--page)); 
  border: 1px solid color-mix(in srgb, var(--colour) 45%, var(--page)); }
.bars svg { display: block; width: 100%; height: auto; overflow: visible; }
.bar { fill: var(--colour); cursor: pointer; stroke: var(--page); stroke-width: .75; } .bar.aside { opacity: .35; }
.grid { stroke: var(--line); } .axis { stroke: var(--edge); }
.tick { fill: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: .75rem 0; padding: 0; font-size: .875rem; }
.legend li { display: flex; align-items: center; gap: .45rem; overflow-wrap: anywhere; }
.swatch { width: .8rem; height: .8rem; border-radius: .15rem; background: var(--colour); flex: none; }
summary { cursor: pointer; color: var(--accent); min-height: 1.5rem; width: max-content; max-width: 100%; }
`;

const TABLES = `
table { border-collapse: collapse; width: 100%; margin: 0 0 1rem; font-size: .9375rem; }
caption { text-align: left; color: var(--soft); font-size: .8125rem; padding: 0 0 .35rem; }
th, td { padding: .35rem .75rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th:first-child, td:first-child { padding-left: .25rem; } th:last-child, td:last-child { padding-right: .25rem; }
thead th, thead td { color: var(--soft); font-size: .8125rem; font-weight: 600; border-bottom-color: var(--edge); vertical-align: bottom; }
.n, thead th.n { text-align: right; }
tbody th { font-weight: 400; overflow-wrap: anywhere; }
.sum th, .sum td, .sum .link { font-weight: 600; }
tr.soft th, tr.soft td { color: var(--soft); }
.d1 { padding-left: 1.6rem !important; } .d2 { padding-left: 2.8rem !important; } .d3 { padding-left: 4rem !important; }
.d4 { padding-left: 5.2rem !important; } .d5 { padding-left: 6.4rem !important; } .d6 { padding-left: 7.6rem !important; }
.length { display: block; height: .5rem; border-radius: .125rem; background: var(--bar); }
.length.negative { background: var(--down-bar); } .length.up { background: var(--up-bar); } .length.down { background: var(--down-bar); }
td.track { width: 26%; vertical-align: middle; } td.track .length { height: .625rem; }
.breakdown th, .breakdown td { padding-top: .2rem; padding-bottom: .2rem; vertical-align: middle; }
.breakdown .track { width: 22%; } .breakdown tbody th { width: 46%; }
.movers th .name { display: block; } .movers th[scope="row"] { width: 38%; }
.movers td { vertical-align: middle; }
.balance { position: relative; min-width: 8rem; background: linear-gradient(var(--edge), var(--edge)) center / 1px 100% no-repeat; }
.balance .up { margin-left: 50%; } .balance .down { margin-right: 50%; margin-left: auto; }
`;

const TREE = `
.tree { --row-height: 36px; }
.tree thead th { position: sticky; top: 0; background: var(--page); z-index: 1; padding-top: .2rem; padding-bottom: .2rem; box-shadow: inset 0 -1px 0 var(--edge); }
.tree thead th.share { padding-bottom: .55rem; }
.sort { background: none; border: 0; padding: .3rem 0; font-weight: 600; color: inherit; }
.sort:hover { color: var(--ink); }
th[aria-sort="ascending"] .sort::after { content: " \\25b2"; content: " \\25b2" / ""; font-size: .7em; }
th[aria-sort="descending"] .sort::after { content: " \\25bc"; content: " \\25bc" / ""; font-size: .7em; }
th[aria-sort="ascending"] .sort, th[aria-sort="descending"] .sort { color: var(--ink); }
.tree tbody tr[role="row"] { height: var(--row-height); }
.tree tbody tr[role="row"]:hover { background: var(--panel); }
.tree tr:focus { outline: none; } .tree tr:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
.tree tr[aria-expanded] { cursor: pointer; }
.tree .label { min-width: 14rem; } .line { padding-left: calc(var(--level) * 1.25rem); display: flex; gap: .35rem; align-items: flex-start; }
.fold, .no-fold { flex: none; width: 1.5rem; height: 1.5rem; }
.fold { border: 0; background: none; padding: 0; border-radius: .25rem; color: var(--soft); }
.fold::before { content: "\\25b8"; display: inline-block; } [aria-expanded="true"] .fold::before { transform: rotate(90deg); }
.tree .text { min-width: 0; overflow-wrap: anywhere; }
.tree .text small { margin-left: .5rem; white-space: nowrap; }
.tree .unit .name { font-weight: 500; } .tree tr[aria-level="1"].unit .name, .tree tr[aria-level="1"].unit .total { font-weight: 700; }
.tree .account .name { color: var(--ink); } .tree .direct { color: var(--soft); }
.tree .remark { border: 1px solid var(--edge); border-radius: .625rem; padding: 0 .45rem; color: var(--warn); }
.tree .match .name { background: var(--find); border-radius: .15rem; box-shadow: 0 0 0 .15rem var(--find); }
.tree .share { width: 11rem; } .tree td.share { color: var(--soft); }
.tree td.share .track { display: inline-block; width: 5rem; vertical-align: .1em; background: var(--line); border-radius: .125rem; }
.tree td.share .figure { display: inline-block; min-width: 4rem; }
.long .text, .long .name { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
/* The page itself keeps the rows in place; the browser's own anchoring would scroll on and on. */
.long { table-layout: fixed; overflow-anchor: none; } .long tbody th, .long tbody td { height: var(--row-height); padding-top: 0; padding-bottom: 0; vertical-align: middle; }
.long .line { align-items: center; } .spacer td { height: 0; } .long thead th:first-child { width: 42%; }
.spacer td { padding: 0; border: 0; } .spacer[hidden] { display: none !important; }
`;

const NARROW = `
@media (max-width: 60rem) { .pair { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 40rem) {
  body { padding: 1.25rem 1rem 2rem; }
  .facts { grid-template-columns: minmax(0, 1fr); } .facts dd { margin-bottom: .4rem; }
  .controls label, .controls select, .tools .search { width: 100%; flex-basis: 100%; }
  .map { height: 420px; }
  .breakdown th, .breakdown td { padding-left: .35rem; padding-right: .35rem; }
  .breakdown .track, .movers .track { display: none; }
  .movers, .movers tbody, .movers caption { display: block; } .movers thead { display: none; }
  .movers tbody tr { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 0 .9rem; padding: .4rem 0; border-bottom: 1px solid var(--line); }
  .movers tbody tr > * { border: 0; padding: 0; } .movers th[scope="row"] { width: 100%; }
  .movers td[data-label]::before { content: attr(data-label) "\\00a0"; color: var(--soft); font-size: .8125rem; }
  .d1, .d2, .d3, .d4, .d5, .d6 { padding-left: 1rem !important; }
  .tree { --row-height: 80px; } .tree.compared { --row-height: 104px; } .tree.long thead th:first-child { width: auto; }
  .tree, .tree tbody, .tree thead { display: block; }
  .tree thead tr { display: flex; flex-wrap: wrap; gap: 0 1rem; border-bottom: 1px solid var(--edge); }
  .tree thead th { position: static; border: 0; padding: 0; box-shadow: none; } .tree thead th.share { display: none; }
  .tree tbody tr[role="row"] { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 0 .9rem; padding: .3rem .25rem;
    border-bottom: 1px solid var(--line); height: auto; min-height: var(--row-height); }
  .tree tbody tr[role="row"] > * { border: 0; padding: 0; height: auto; }
  .tree tbody tr[role="row"] > .label { flex: 1 0 100%; min-width: 0; height: auto; } .line { padding-left: calc(var(--level) * .75rem); }
  .long tbody tr[role="row"] { height: var(--row-height); overflow: hidden; }
  .tree td[data-label]:not(.total):not(:empty)::before { content: attr(data-label) "\\00a0"; color: var(--soft); font-size: .8125rem; }
  .tree td[data-label]:empty { display: none; } .tree td.percent::before { content: none !important; }
  .tree td.total { font-weight: 600; order: 9; } .tree td.share { width: auto; } .tree td.share .track { display: none; }
  .tree td.share .figure { min-width: 0; }
  .tree .account td.share { display: none; }
}
`;

const PRINT = `
@page { size: A4; margin: 14mm 12mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 9.5pt; } small, caption, thead th { font-size: 7.5pt; }
  .figures div { flex-basis: 8.5rem; padding: .5rem .75rem; } .movers .track { width: 14%; min-width: 0; }
  table { font-size: 8.5pt; } .tree thead th { position: static; }
  thead { display: table-header-group; } tr, .tile, .figures div, .bars, li { break-inside: avoid; } h2 { break-after: avoid; }
  section { margin-top: 1.25rem; } .figures dd { font-size: 12pt; } .figures .main dd { font-size: 14pt; }
  .controls, .tools, .hint, .fold, .no-fold, .figures-table { display: none; }
  .tree tbody tr { height: auto; } .tree .label { min-width: 0; } .tree .text small { white-space: normal; }
  .spacer { display: none; } .scroll { overflow: visible; }
  .tile, .bar, .swatch, .length, .track, .inside { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .pair { grid-template-columns: minmax(0, 1fr); } .adds-up table { font-size: 8pt; } .adds-up th, .adds-up td { padding: .2rem .35rem; }
  .link { color: inherit; }
}
`;

/** The page's only style sheet; the page's policy names its hash. */
export const PAGE_STYLE = [
  `:root { color-scheme: light dark; ${LIGHT_THEME} }`,
  `@media screen and (prefers-color-scheme: dark) { :root { ${DARK_THEME} } }`,
  COLOUR_CLASSES,
  LAYOUT,
  HEAD,
  CONTROLS,
  PICTURES,
  TABLES,
  TREE,
  NARROW,
  PRINT,
].join('\n');
