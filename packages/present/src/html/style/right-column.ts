/** What moved, and what the spend consists of, beside the table. */
export const RIGHT_COLUMN = `
.right-column { min-width: 0; } .right-column section + section { margin-top: 1.25rem; }
.list-head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 .75rem; }
.list-head .link, .list-head + table + .link, .right-column .link { font-size: .75rem; line-height: 1rem; color: var(--soft); }
.list-head select { max-width: 12rem; padding: 0 .25rem; border: 1px solid var(--edge); border-radius: .1875rem; background: var(--page); font-size: .75rem; min-height: 1.5rem; }
h3 { margin: 0; font-size: .75rem; line-height: 1rem; font-weight: 400; color: var(--soft); }
.moved-list { margin-top: .375rem; } .moved-list tbody { border-top: 1px solid var(--line); }
.right-column small { line-height: 1; }
/* A name takes what its figures leave; where that is too little, the last figures go to a further line. */
.figure-list, .figure-list tbody, .figure-list thead:not(.unseen) { display: block; } .figure-list[hidden] { display: none; }
.figure-list tr { display: flex; flex-wrap: wrap; align-items: baseline; column-gap: .5rem; }
.figure-list th, .figure-list td { padding: 0; line-height: 1.3125rem; }
.figure-list tr > :first-child { flex: 1 1 5rem; min-width: 0; }
.figure-list .n { flex: none; margin-left: auto; width: max(var(--least, 6.75rem), calc(var(--figures-1) * var(--zoom, .875rem))); }
.figure-list .n + .n { width: max(var(--least, 6.75rem), calc(var(--figures-2) * var(--zoom, .875rem))); } .moved-list .figure-list .n + .n { width: max(var(--least, 4.25rem), calc(var(--figures-2) * var(--zoom, .875rem))); }
.figure-list thead th.n { white-space: normal; text-align: right; }
.figure-list thead:not(.unseen) th { font-size: .75rem; line-height: 1rem; color: var(--soft); } .figure-list thead:not(.unseen) tr { border-bottom: 1px solid var(--line); padding-bottom: .125rem; align-items: flex-end; }
.right-column .name-line { display: flex; align-items: baseline; gap: .5rem; min-width: 0; white-space: nowrap; }
.plain { flex: 0 1 auto; min-width: 3rem; max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .plain:hover { text-decoration: underline; }
.name-line small { flex: 1 2 0; min-width: 0; overflow: hidden; text-overflow: ellipsis; } .name-line small.now-shown { flex: none; font-weight: 600; }
.plain[aria-pressed="true"] { font-weight: 600; }
.arrow { display: inline-block; margin-right: .375rem; vertical-align: .0625rem; border: solid transparent; border-width: 0 .25rem; }
.arrow::before { content: none !important; } .arrow.up { border-bottom: .4375rem solid var(--up); } .arrow.down { border-top: .4375rem solid var(--down); }
.consists-section .sum { border-top: 1px solid var(--strong); }
.views { display: inline-flex; border: 1px solid var(--edge); border-radius: .1875rem; overflow: hidden; }
.views button { padding: .125rem .5rem; min-height: 1.5rem; font-size: .75rem; line-height: 1rem; } .views button[aria-pressed="true"] { background: var(--ink); color: var(--page); }
.views button:focus-visible { outline-offset: -4px; outline-color: currentcolor; }
.only-on-paper { display: none; }
`;
