/** The table of units and accounts. */
export const TREE = `
.units-section .head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .75rem; margin-bottom: .25rem; }
.head .about-table { flex: 1 1 14rem; } .tools { display: flex; gap: 1rem; align-items: center; font-size: .75rem; } .tools .link { color: var(--soft); text-decoration: none; } .tools .link:hover { text-decoration: underline; }
.tree { --row-height: 30px; table-layout: fixed; } .tree:focus { outline: none; }
.tree th, .tree td { padding: 0; }
.tree thead th { position: sticky; top: 0; background: var(--page); z-index: 1; color: var(--soft); font-size: .75rem; line-height: 1rem; height: 1.75rem; vertical-align: bottom; padding: .25rem 0; box-shadow: inset 0 -1px 0 var(--strong); }
.tree thead th.now { color: var(--ink); font-weight: 600; }
.tree th.name { width: auto; } .tree th.months { width: 10.5%; white-space: nowrap; } .tree th.before, .tree th.now { width: 12%; } .tree th.change { width: 17%; } .tree th.percent { width: 9%; } .tree th.share { width: 12.5%; }
.sort { color: inherit; font-weight: inherit; text-align: inherit; } .sort:hover { text-decoration: underline; }
th[aria-sort="ascending"] .sort::after { content: "\\00a0\\2191"; content: "\\00a0\\2191" / ""; } th[aria-sort="descending"] .sort::after { content: "\\00a0\\2193"; content: "\\00a0\\2193" / ""; }
.tree .mark { display: inline-block; width: .5rem; height: .5rem; margin-right: .375rem; } .mark.chosen { background: var(--ink); } .mark.before { background: var(--before); } .mark.hollow { border: 1px solid var(--ink); }
.tree tbody tr[role="row"] { height: var(--row-height); } .tree tbody tr[role="row"] > * { border-bottom: 1px solid var(--line); }
.tree tbody tr[role="row"]:hover { background: var(--panel); }
.tree tr:focus { outline: none; } .tree tr:focus-visible { outline: 2px solid var(--focus); outline-offset: -2px; }
.tree tr[aria-expanded] { cursor: pointer; }
.line { padding-left: calc(var(--level) * 1.25rem); display: flex; align-items: center; }
.fold, .no-fold { flex: none; width: 1.25rem; height: 1.5rem; }
.fold { color: var(--soft); }
.fold::before { content: ""; display: block; width: .4rem; height: .4rem; margin-left: .15rem; border: solid currentcolor; border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); }
[aria-expanded="true"] .fold::before { transform: rotate(45deg); }
.tree .text { min-width: 0; display: flex; padding-right: .5rem; white-space: nowrap; } .tree .name { overflow: hidden; text-overflow: ellipsis; } .tree .choose { min-width: 3rem; overflow: hidden; text-overflow: ellipsis; } .tree .count { flex: none; white-space: pre; }
.tree .choose { font-weight: inherit; } .tree .choose:hover { text-decoration: underline; }
.tree .unit.level-0 .name, .tree .sum .name, .tree .total .name { font-weight: 600; } .tree .account .name { color: var(--ink); }
.tree td.now { font-weight: 600; } .tree .level-1 td.now, .tree .level-2 td.now { font-weight: 400; } .tree td.before { color: var(--soft); }
.tree .total td, .tree .sum td { font-weight: 600; } .tree .total td.before, .tree .sum td.before { font-weight: 400; }
.tree tbody tr.total > * { border-bottom: 2px solid var(--ink); } .tree tbody tr.closing > * { border-top: 1px solid var(--strong); }
.tree .remark { flex: 0 2 auto; min-width: min(4.75rem, 50%); overflow: hidden; text-overflow: ellipsis; margin-left: .5rem; border: 1px solid var(--edge); border-radius: .1875rem; padding: 0 .3rem; color: var(--warn); }
.count { color: var(--soft); }
.sparkline { display: block; width: 90px; max-width: 100%; } .sparkline svg { display: block; width: 100%; height: 20px; }
.sparkline .zero { stroke: var(--line); fill: none; } .sparkline .other { fill: var(--mark); } .sparkline .before { fill: var(--before); } .sparkline .chosen { fill: var(--ink); } .sparkline .hollow { fill: none; stroke: var(--ink); stroke-width: .8; }
.tree td.change { position: relative; } .balance { position: absolute; left: 10%; top: 50%; width: 30%; height: .625rem; margin-top: -.3125rem; background: linear-gradient(var(--strong), var(--strong)) center / 1px 100% no-repeat; }
.length { display: block; height: 100%; background: var(--mark); } .length.up { background: var(--up-bar); margin-left: 50%; } .length.down { background: var(--down-bar); margin-right: 50%; margin-left: auto; }
.tree .figure.up::before, .tree .figure.down::before { display: none; }
.track { display: inline-block; width: 3rem; height: .4rem; background: var(--track); vertical-align: .1em; } .track .length { display: block; }
.tree td.share .figure { display: inline-block; min-width: 3.75rem; }
.find { display: inline-flex; gap: .5rem; align-items: center; color: var(--soft); } .find[hidden] { display: none; } .find input { height: 1.5rem; width: 13rem; max-width: 100%; padding: 0 .375rem; border: 1px solid var(--edge); border-radius: .1875rem; background: var(--page); color: var(--ink); }
.tree .place { margin-left: .5rem; flex: 1 2 0; min-width: 0; overflow: hidden; text-overflow: ellipsis; align-self: center; } .further { white-space: normal; }
/* Figures of a hundred million and more need what bars have otherwise. */
.tree.wide th.before, .tree.wide th.now, .tree.wide th.change { width: calc(var(--figure) * var(--zoom, .875rem)); } .tree.wide th.percent { width: 5.5rem; } .tree.wide th.share { width: 5.25rem; }
.tree.wide .balance, .tree.wide .track { display: none; } .tree.wide td.share .figure { min-width: 0; }
.foot { margin-top: .5rem; }
/* The page itself keeps the rows in place; the browser's own anchoring would scroll on and on. */
.long { overflow-anchor: none; } .spacer td { height: 0; padding: 0; border: 0; } .spacer[hidden] { display: none !important; }
`;
