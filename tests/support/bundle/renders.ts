import type { ReportOutput } from '@ou-cost/contract/options';
import { PLAIN_VIEW, rendered } from '@ou-cost/present';
import type { Report } from '@ou-cost/spend';

/** A report in a format, in base64. */
export async function renderedText(format: ReportOutput, report: Report): Promise<string> {
  const made = await rendered(format, report, PLAIN_VIEW);
  return Buffer.from(made instanceof Uint8Array ? made : [...made].join('')).toString('base64');
}
