import type { RenderPieces } from '../shared/view.ts';
import { jsonPieces } from './text.ts';

/** The report itself, as `ou-cost/report@1`. */
export const renderJson: RenderPieces = (report) => jsonPieces(report, 'readable');
