/** The map: the rows of the table as areas. */
export const MAP = `
.map { position: relative; height: 520px; margin: .5rem 0; padding: 0; list-style: none; }
.map.empty { height: auto; padding: 2rem; border: 1px dashed var(--edge); color: var(--soft); text-align: center; }
.tile { position: absolute; overflow: hidden; background: color-mix(in srgb, var(--colour) 20%, var(--page)); }
.tile .face { position: absolute; inset: 0; display: flex; flex-direction: column; justify-content: flex-start; width: 100%; height: 100%; border-top: 3px solid var(--colour); overflow: hidden; }
.face, .inside { padding: .125rem .375rem; font-size: .75rem; line-height: 1.0625rem; white-space: nowrap; }
.tile button.face:hover { background: color-mix(in srgb, var(--colour) 18%, transparent); } .tile .face:focus-visible { outline-offset: -3px; }
.face > span { display: block; width: 100%; } .tile-name { display: block; overflow: hidden; text-overflow: ellipsis; font-weight: 600; }
.tile-line { display: flex; gap: .75rem; } .tile-line .tile-figures { flex: none; } .tile-figures { display: flex; gap: .75rem; } .tile-share { color: color-mix(in srgb, var(--ink) 80%, var(--page)); }
.inside { position: absolute; overflow: hidden; background: color-mix(in srgb, var(--colour) 16%, var(--page)); border: 1px solid color-mix(in srgb, var(--colour) 45%, var(--page)); }
.inside .tile-name { font-weight: 400; }
`;
