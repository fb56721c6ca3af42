/** The treemap. */
export const MAP = `
.map-section { grid-row: auto !important; }
.map { position: relative; height: 460px; margin: .5rem 0; padding: 0; list-style: none; }
.map.empty { height: auto; padding: 2rem; border: 1px dashed var(--edge); color: var(--soft); text-align: center; }
.tile { position: absolute; overflow: hidden; background: color-mix(in srgb, var(--colour) 20%, var(--page)); }
.tile .face { position: absolute; inset: 0; width: 100%; height: 100%; display: flex; flex-direction: column; padding: .3rem .5rem; border-top: 3px solid var(--colour); font-size: .8125rem; line-height: 1.25; overflow: hidden; }
.tile button.face:hover { background: color-mix(in srgb, var(--colour) 18%, transparent); } .tile .face:focus-visible { outline-offset: -3px; }
.tile-name, .tile-amount, .tile-share { display: block; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.tile-name { font-weight: 600; } .tile-share { color: color-mix(in srgb, var(--ink) 80%, var(--page)); }
.filled .tile-share { position: absolute; right: .5rem; top: .3rem; padding-left: .4rem; } .filled .tile-name { margin-right: 3.5rem; }
.small .tile-share, .tiny .tile-name, .tiny .tile-amount, .tiny .tile-share { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.small .face { padding: .1rem .35rem; } .tiny .face { padding: 0; }
.inside { position: absolute; overflow: hidden; padding: .15rem .35rem; font-size: .75rem; line-height: 1.3; white-space: nowrap; text-overflow: ellipsis; background: color-mix(in srgb, var(--colour) 16%, var(--page)); border: 1px solid color-mix(in srgb, var(--colour) 45%, var(--page)); }
`;
