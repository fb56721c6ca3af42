/** The bar of choices, the headline, the chart of months and the ledger. */
export const FIRST_SCREEN = `
.bar { display: flex; flex-wrap: wrap; gap: .5rem 2rem; justify-content: space-between; align-items: flex-end; padding: .875rem 2rem .75rem;
  border-bottom: 1px solid var(--line); }
.bar .title { padding-bottom: .25rem; }
.controls { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: flex-end; }
.controls label > span { display: block; font-size: .75rem; line-height: 1rem; color: var(--soft); }
.controls select, .controls input { height: 1.75rem; padding: 0 .5rem; border: 1px solid var(--edge); border-radius: .25rem; background: var(--page); max-width: 12rem; }
.controls select { min-width: 6rem; } .controls .period { max-width: 18rem; } .controls input { width: 11.25rem; } .controls input::placeholder { color: var(--soft); opacity: 1; }
.unit-field { position: relative; }
[role="listbox"] { position: absolute; right: 0; z-index: 3; margin: .25rem 0 0; padding: .25rem 0; width: 22rem; max-width: calc(100vw - 2rem); max-height: 24rem; overflow-y: auto;
  list-style: none; background: var(--page); border: 1px solid var(--edge); border-radius: .25rem; }
.no-match { position: absolute; right: 0; z-index: 3; margin-top: .25rem; padding: .5rem .75rem; width: 22rem; max-width: calc(100vw - 2rem); overflow-wrap: anywhere; background: var(--page); border: 1px solid var(--edge); border-radius: .25rem; }
[role="listbox"] li { padding: .25rem .75rem; overflow-wrap: anywhere; } [role="option"] { cursor: pointer; }
[role="option"] small { display: block; }
[role="option"][aria-selected="true"], [role="option"]:hover { background: var(--panel); box-shadow: inset 3px 0 0 var(--focus); }
#view { display: grid; grid-template-columns: minmax(0, 21.75rem) minmax(0, 1fr) minmax(0, 25.5rem); column-gap: 3rem; row-gap: 1.75rem; padding-top: 1rem; }
.headline { margin-right: -1rem; } .units-section { grid-column: 1 / 3; grid-row: 2; } .right-column { grid-column: 3; grid-row: 2; }
.way ol { display: flex; flex-wrap: wrap; list-style: none; margin: 0; padding: 0; font-size: .75rem; line-height: 1rem; color: var(--soft); }
.way li { max-width: 100%; overflow-wrap: anywhere; } .way li + li::before { content: "\\203a"; content: "\\203a" / ""; margin: 0 .375rem; }
.way [aria-current] { font-weight: 600; color: var(--ink); } .way .link { text-decoration: none; } .way .link:hover { text-decoration: underline; }
.headline h2 { margin-top: .5rem; outline-offset: 4px; width: fit-content; }
.badge { display: inline-block; margin-left: .5rem; font-size: .75rem; line-height: 1rem; font-weight: 400; color: var(--soft); }
.badge.settled::before { content: "\\2713\\00a0"; content: "\\2713\\00a0" / ""; color: var(--check); }
.badge.estimated, .badge.not-settled { border: 1px dashed var(--edge); border-radius: .1875rem; padding: 0 .3rem; color: var(--ink); }
.shown { font-weight: 600; overflow-wrap: anywhere; }
.amount { line-height: 3rem; overflow-wrap: anywhere; } .amount strong { font-size: 2.5rem; letter-spacing: -.01em; } .amount.long strong { font-size: 2rem; letter-spacing: -.02em; }
.currency { font-size: 1rem; color: var(--soft); margin-left: .25rem; }
.moved { font-size: 1rem; line-height: 1.5rem; margin-top: .25rem; } .moved strong + strong { margin-left: .5rem; }
.from { color: var(--soft); text-wrap: balance; } .headline .hint { margin-top: .5rem; max-width: 30rem; }
.up::before, .moved.up::before, .figure.up::before { content: "\\25b2\\00a0"; content: "\\25b2\\00a0" / ""; color: var(--up); font-size: .7em; }
.down::before, .moved.down::before, .figure.down::before { content: "\\25bc\\00a0"; content: "\\25bc\\00a0" / ""; color: var(--down); font-size: .7em; }
.length.up::before, .length.down::before, .compared::before, .percent::before { content: none; }
.chart { display: flex; gap: 0; list-style: none; margin: .25rem 0 0; padding: 0; }
.chart li { flex: 1 1 0; min-width: 0; max-width: 5rem; } .month { display: block; width: 100%; padding: 0 13%; font-size: .75rem; line-height: 1rem; text-align: center; color: var(--soft); }
.month .value, .month .name { display: block; margin: 0 -20%; white-space: nowrap; min-height: 1rem; } .month.chosen .value, .month.chosen .name { font-weight: 600; color: var(--ink); }
.month.before .value { color: var(--ink); } .month:hover .name { text-decoration: underline; }
/* Side by side they would be read as one figure. */
.chart.upright .value { margin: 0 auto; width: 1rem; height: 2.5rem; writing-mode: vertical-rl; transform: rotate(180deg); text-align: start; }
.area { display: block; position: relative; height: 5.25rem; margin: .125rem 0; background: linear-gradient(var(--line), var(--line)) 0 var(--zero) / 100% 1px no-repeat; }
.month-bar { position: absolute; left: 0; right: 0; min-height: 1px; background: var(--bar); }
.month.before .month-bar { background: var(--before); } .month.before .month-bar.partly { background: var(--bar); } .month.chosen .month-bar { background: var(--ink); }
.month.estimated .month-bar { background: none; border: 1px dashed var(--ink); }
.compared { position: absolute; left: 0; right: 0; background: var(--before); } .compared.up { bottom: 0; } .compared.down { top: 0; }
.chart.many .month { padding: 0 1px; } .chart.many .value { visibility: hidden; } .chart.many .name { visibility: hidden; }
.chart.many .longest .value, .chart.many .chosen .value, .chart.many .chosen .name, .chart.many li:nth-child(5n+1) .name { visibility: visible; }
.ledger th, .ledger td { padding: .0625rem 0; } .ledger .total th, .ledger .total td { font-weight: 600; border-top: 1px solid var(--strong); }
.ledger-section h2 small { margin-left: .5rem; } .ledger { margin-top: .25rem; } .run { margin-top: .375rem; display: flex; gap: .75rem; font-size: .75rem; line-height: 1rem; color: var(--soft); }
`;
