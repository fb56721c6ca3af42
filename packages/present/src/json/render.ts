import type { RenderPieces } from '../shared/view.ts';
import { jsonPieces } from './text.ts';

/** The report itself, as `ou-cost/report@2`. */
export const renderJson: RenderPieces = (report) => jsonPieces(report, 'readable');
