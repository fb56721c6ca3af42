import { jsonPieces } from './json-text.ts';
import { longPieces } from './pieces.ts';
import type { RenderPieces } from './view.ts';

/** The report itself, as `ou-cost/report@1`. */
export const renderJson: RenderPieces = (report) => longPieces(jsonPieces(report));
