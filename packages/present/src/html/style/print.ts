/** On A4. */
export const PRINT = `
@page { size: A4; margin: 14mm 12mm; }
@media print {
  body { max-width: none; font-size: 8pt; line-height: 12pt; } main, footer, .bar { padding-left: 0; padding-right: 0; }
  .controls, .tools, .fold, .no-fold { display: none; }
  #view { grid-template-columns: minmax(0, 1fr) minmax(0, 1.4fr); } .ledger-section, .units-section, .right-column { grid-column: 1 / -1; grid-row: auto; }
  .tree thead th { position: static; } .tree .text { white-space: normal; overflow: visible; overflow-wrap: anywhere; }
  thead { display: table-header-group; } tr, .tile, li { break-inside: avoid; } h2 { break-after: avoid; }
  .spacer { display: none; } .scroll { overflow: visible; }
  .tile, .length, .track, .inside, .month-bar, .compared, .mark, .sparkline { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
