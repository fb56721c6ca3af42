/** Below 1200 pixels one column, below 1000 no bars in the table, below 860 three lines a row. */
export const NARROW = `
@media screen and (max-width: 75rem) {
  #view { grid-template-columns: minmax(0, 20rem) minmax(0, 1fr); column-gap: 2rem; } .headline { margin-right: 0; }
  .ledger-section, .units-section, .right-column { grid-column: 1 / -1; grid-row: auto; } .ledger { max-width: 32rem; }
}
@media screen and (max-width: 62.5rem) { .balance, .track { display: none; } .tree th.change { width: 13%; } .tree th.share { width: 10%; } }
@media screen and (max-width: 53.75rem) {
  main, footer, .bar { padding-left: 1rem; padding-right: 1rem; } .rules { margin-left: 1rem; margin-right: 1rem; }
  #view { grid-template-columns: minmax(0, 1fr); } .ledger { max-width: none; }
  .bar, .controls { align-items: stretch; } .controls { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); width: 100%; }
  .controls select[class], .controls select, .controls input { width: 100%; max-width: none; }
  .facts { grid-template-columns: minmax(0, 1fr); } .facts dd { margin-bottom: .4rem; }
  .tree { --row-height: 68px; } .tree, .tree tbody { display: block; } .tree tbody[hidden] { display: none; }
  .tree thead { display: block; } .tree thead tr { display: flex; flex-wrap: wrap; gap: 0 1rem; border-bottom: 1px solid var(--strong); }
  .tree thead th, .tree thead th[class] { position: static; width: auto; height: auto; box-shadow: none; padding: .25rem 0; } .tree thead th.months, .tree thead th.share { display: none; }
  .tree tbody tr[role="row"] { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; column-gap: .75rem; align-items: center; align-content: center; min-height: var(--row-height); height: auto; padding: .25rem 0; border-bottom: 1px solid var(--line); }
  .tree tbody tr.total[role="row"] { border-bottom: 2px solid var(--ink); } .tree tbody tr.closing[role="row"] { border-top: 1px solid var(--strong); }
  .tree tbody tr[role="row"] > * { border: 0 !important; }
  .tree .label { grid-area: 1 / 1 / 2 / 3; min-width: 0; } .tree td.now { grid-area: 1 / 3 / 2 / 4; }
  .tree .months-cell { grid-area: 2 / 1; padding-left: 1.25rem; } .tree td.change { grid-area: 2 / 2; } .tree td.percent { grid-area: 2 / 3; }
  .tree td.share { grid-area: 3 / 1; text-align: left; padding-left: 1.25rem; font-size: .75rem; color: var(--soft); } .tree td.before { grid-area: 3 / 2 / 4 / 4; font-size: .75rem; }
  .tree:not(.with-change) td.share { grid-area: 2 / 1 / 3 / 4; text-align: right; padding: 0; } .tree:not(.with-months) td.share { padding-left: 1.25rem; }
  .tree td.share .figure { min-width: 0; } .tree td.share::before, .tree td.before::before { content: attr(data-label) "\\00a0"; color: var(--soft); }
  .tree .figure.up::before, .tree .figure.down::before { display: inline; }
  .tree .text { white-space: normal; flex-wrap: wrap; } .tree .name { overflow-wrap: anywhere; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
  .long tbody tr[role="row"] { height: var(--row-height); overflow: hidden; } .long .name { -webkit-line-clamp: 1; }
  .tree.wide { --row-height: 90px; } .tree.wide tbody tr[role="row"] { grid-template-columns: minmax(0, 1fr) auto; } .tree.wide .label { grid-area: 1 / 1 / 2 / 3; } .tree.wide td.now { grid-area: 2 / 2; }
  .tree.wide td.percent { grid-area: 3 / 1; text-align: left; padding-left: 1.25rem; } .tree.wide td.change { grid-area: 3 / 2; } .tree.wide td.share { grid-area: 4 / 1; white-space: normal; } .tree.wide td.before { grid-area: 4 / 2; }
  .tree.wide:not(.with-change) td.share { grid-area: 3 / 1 / 4 / 3; }
  .tools { flex-wrap: wrap; gap: .5rem 1rem; } .tree .place { flex: 1 1 100%; margin-left: 0; } .tree .place bdi { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere; } .long .place { display: none; }
  .line { padding-left: calc(var(--level) * .75rem); }
  .figure-list { --least: 0rem; } .figure-list .plain { white-space: normal; } .figure-list .plain bdi { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden; overflow-wrap: anywhere; }
  .figure-list .name-line { flex-wrap: wrap; row-gap: 0; } .figure-list .name-line small { flex: 0 1 auto; white-space: normal; overflow-wrap: anywhere; }
  .month { padding: 0 6%; } .chart .month { font-size: .6875rem; } .map { height: 420px; }
}
@media screen and (max-width: 30rem) {
  .controls { grid-template-columns: minmax(0, 1fr); gap: .375rem; } .controls label { display: grid; grid-template-columns: 4.5rem minmax(0, 1fr); align-items: center; }
}
`;
