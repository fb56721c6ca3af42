import { readFileSync } from 'node:fs';
import { decodeReport } from '@ou-cost/contract';
import type { Report } from '@ou-cost/spend';

/** The report that a JSON text holds. Fails if the contract does not accept it. */
export function reportFrom(text: string): Report {
  return decodeReport(JSON.parse(text));
}

/** The report in a JSON file. Fails if the contract does not accept it. */
export function readReport(file: string): Report {
  return reportFrom(readFileSync(file, 'utf8'));
}
