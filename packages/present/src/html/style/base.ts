/** Type, links, controls and the tables below the first screen. */
export const BASE = `
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 90rem; background: var(--page); color: var(--ink); font-variant-numeric: tabular-nums;
  font-family: Inter, system-ui, -apple-system, "Segoe UI", "Noto Sans", "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", sans-serif;
  font-size: .875rem; line-height: 1.25rem; }
main, footer { padding: 0 2rem; }
h1, h2 { margin: 0; font-size: 1rem; line-height: 1.5rem; font-weight: 600; overflow-wrap: anywhere; }
h2.small { font-size: .75rem; line-height: 1rem; font-weight: 400; color: var(--soft); }
p { margin: 0; } strong { font-weight: 600; }
small, .hint, .soft, .about { font-size: .75rem; line-height: 1rem; color: var(--soft); font-weight: 400; }
.n { text-align: right; white-space: nowrap; }
.warn { color: var(--warn); } .check { color: inherit; } .check::before { content: "\\2713\\00a0"; content: "\\2713\\00a0" / ""; color: var(--check); }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
button, select, input { font: inherit; color: inherit; letter-spacing: inherit; }
button { cursor: pointer; background: none; border: 0; padding: 0; text-align: left; }
a { color: inherit; } .link { color: inherit; text-decoration: underline; text-underline-offset: 3px; text-decoration-color: var(--strong); }
.link:hover { text-decoration-color: currentcolor; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; } caption:not(.unseen) { color: var(--soft); font-size: .75rem; padding: 0 0 .25rem; }
th { font-weight: 400; text-align: left; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin-bottom: 1rem; } .scroll tbody th { min-width: 8rem; }
.scroll th, .scroll td { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.scroll thead th { color: var(--soft); font-size: .75rem; border-bottom-color: var(--strong); vertical-align: bottom; }
.scroll th.n { text-align: right; }
.sum th, .sum td { font-weight: 600; } tr.soft th, tr.soft td { color: var(--soft); }
.d1 { padding-left: 1rem !important; } .d2 { padding-left: 2rem !important; } .d3 { padding-left: 3rem !important; }
.d4 { padding-left: 4rem !important; } .d5 { padding-left: 5rem !important; } .d6 { padding-left: 6rem !important; }
.below { margin-top: 3rem; } .below > section { margin-bottom: 2rem; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.5rem; margin: .5rem 0; }
.facts dt { color: var(--soft); } .facts dd { margin: 0; overflow-wrap: anywhere; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem 2rem; margin: 1rem 0; } .figures dt { color: var(--soft); font-size: .75rem; }
.figures dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; } .figures dd small { display: block; } .day, .closed { white-space: nowrap; }
.notes ul { margin: .5rem 0; padding-left: 1.25rem; } .notes li { margin-bottom: .25rem; max-width: 60rem; overflow-wrap: anywhere; }
.rules { margin: 1rem 2rem 0; overflow-wrap: anywhere; } .rules p { color: var(--soft); } .rules ul { margin: .25rem 0 0; padding-left: 1.25rem; }
.rules.held { padding: .5rem 1rem; border: 1px solid var(--edge); border-left: 4px solid var(--warn); }
.rules.held p { color: var(--warn); font-weight: 600; }
summary { cursor: pointer; min-height: 1.5rem; width: max-content; max-width: 100%; }
footer { margin-top: 2rem; padding-top: 1rem; padding-bottom: 2rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .75rem; line-height: 1rem; }
`;
