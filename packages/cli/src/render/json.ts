import { jsonText } from './json-text.ts';
import type { Render } from './view.ts';

/** The report itself, as `ou-cost/report@1`. */
export const renderJson: Render = (report) => jsonText(report);
