/**
 * On A4: choices as text, all units open, the map below the table, and no interaction. The fonts have digits of one width
 * by themselves: digits that a font substitutes for that purpose cannot be searched or copied in the PDF of a browser.
 */
export const PRINT = `
@page { size: A4; margin: 11mm 12mm; }
@media print {
  body { max-width: none; font-size: 8pt; line-height: 12pt; font-variant-numeric: normal;
    font-family: "Helvetica Neue", Helvetica, Arial, "Liberation Sans", "Segoe UI", "Noto Sans", "DejaVu Sans", "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", sans-serif; } main, footer, .bar { padding-left: 0; padding-right: 0; }
  small, .hint, .soft, .about, h3, .badge, .way ol, .run, .month, .tree thead th, .figure-list thead th, caption, .scroll thead th { font-size: 7pt !important; line-height: 9pt !important; }
  h1, h2 { font-size: 10pt; line-height: 14pt; } h2.small { font-size: 7pt; line-height: 9pt; } .amount { line-height: 24pt; white-space: nowrap; } .amount strong { font-size: 20pt; } .amount.long strong { font-size: 15pt; } .currency { font-size: 9pt; } .moved { font-size: 9pt; }
  .controls, .tools, .further, .fold, .no-fold, .list-head .link, .list-head label, .right-column > section > .link, .moved-list > .link { display: none; }
  .only-on-paper { display: block; } .bar { padding-top: 0; align-items: flex-start; flex-wrap: nowrap; }
  .choices-text { display: flex !important; gap: 1.25rem; margin: 0; } .choices-text dt { color: var(--soft); font-size: 7pt; line-height: 9pt; } .choices-text dd { margin: 0; overflow-wrap: anywhere; }
  #view { grid-template-columns: fit-content(12.5rem) minmax(0, 1fr) 13.5rem; column-gap: 1rem; row-gap: .75rem; padding-top: .5rem; }
  .headline { margin-right: 0; } .units-section, .right-column { grid-column: 1 / -1; grid-row: auto; }
  .right-column { display: grid; grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr); column-gap: 2rem; } .right-column section + section { margin-top: 0; }
  .figure-list { --least: 3.5rem; --zoom: .75rem; } .figure-list .plain { white-space: normal; overflow-wrap: anywhere; } .figure-list th, .figure-list td { line-height: 12pt; }
  .area { height: 3.25rem; } .month { padding: 0 6%; } .chart.upright .name { font-size: 6pt; }
  .tree { --row-height: 11.5pt; --zoom: .7rem; } .tree.wide th.percent { width: 4rem; } .tree.wide th.share { width: 4rem; } .tree tbody tr[role="row"] > * { line-height: 11pt; }
  .tree thead th { position: static; height: auto; box-shadow: none; border-bottom: 1px solid var(--strong); } .sort { display: contents; } .tree .text { display: block; white-space: normal; overflow: visible; overflow-wrap: anywhere; }
  .tree th.months { width: 10%; } .tree th.before { width: 11.5%; } .tree th.now { width: 12.5%; } .tree thead .mark { width: .375rem; height: .375rem; margin-right: .2rem; } .tree th.change { width: 16.5%; } .tree th.percent { width: 9.5%; } .tree th.share { width: 11%; }
  .tree td.percent, .tree th.percent { padding-right: .5rem !important; } .tree .track { width: 1.5rem; } .tree td.share .figure { min-width: 2.75rem; padding-left: .25rem; }
  .line { padding-left: calc(var(--level) * .875rem); } .sparkline svg { height: 9pt; }
  .map { height: 100mm; break-inside: avoid; } .map-place { margin-top: .75rem; }
  .face, .inside { font-size: 6.5pt; line-height: 8.5pt; }
  thead { display: table-header-group; } tr, .tile, li { break-inside: avoid; } h2, h3, .list-head { break-after: avoid; }
  .moved-list, .consists-section, .ledger-section { break-inside: avoid; }
  .spacer { display: none; } .scroll { overflow: visible; } .scroll th, .scroll td { padding-right: .375rem; } details { display: none; }
  .below { margin-top: 1rem; } .below > section { margin-bottom: .75rem; }
  .link { text-decoration: none; }
  .tile, .length, .track, .inside, .month-bar, .compared, .mark, .sparkline, .badge { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
