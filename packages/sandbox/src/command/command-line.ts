import { parseArgs } from 'node:util';

export const usage =
  'npm run sandbox -- [--port N] [--scenario NAME or FOLDER] [--today YYYY-MM-DD] [--latency MS] ' +
  '[--page-size N] [--quotas aws or off] [--cost-explorer-rate N] [--faults FILE] [--cdk-out FOLDER]';

export interface CommandLine {
  readonly port: number;
  readonly scenario: string;
  readonly today?: string;
  readonly latency: number;
  readonly pageSize?: number;
  readonly quotas: 'aws' | 'off';
  readonly costExplorerRate?: number;
  /** The path of a faults file. */
  readonly faults?: string;
  readonly cdkOut: string;
}

/** @throws Error with one line that names the wrong argument */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '0' },
      scenario: { type: 'string', default: 'enterprise' },
      today: { type: 'string' },
      latency: { type: 'string', default: '0' },
      'page-size': { type: 'string' },
      quotas: { type: 'string', default: 'off' },
      'cost-explorer-rate': { type: 'string' },
      faults: { type: 'string' },
      'cdk-out': { type: 'string', default: 'cdk.out' },
    },
  });
  const pageSize = values['page-size'];
  const rate = values['cost-explorer-rate'];
  if (rate !== undefined && values.quotas !== 'aws') {
    throw new Error(`--cost-explorer-rate ${rate} has no effect without quotas: add --quotas aws`);
  }
  return {
    port: wholeNumber('--port', values.port),
    scenario: values.scenario,
    latency: wholeNumber('--latency', values.latency),
    quotas: quotas(values.quotas),
    cdkOut: values['cdk-out'],
    ...(values.today === undefined ? {} : { today: values.today }),
    ...(pageSize === undefined ? {} : { pageSize: wholeNumber('--page-size', pageSize) }),
    ...(rate === undefined ? {} : { costExplorerRate: positiveNumber('--cost-explorer-rate', rate) }),
    ...(values.faults === undefined ? {} : { faults: values.faults }),
  };
}

function quotas(text: string): 'aws' | 'off' {
  if (text !== 'aws' && text !== 'off') {
    throw new Error(`--quotas is ${JSON.stringify(text)}: write aws or off`);
  }
  return text;
}

function positiveNumber(option: string, text: string): number {
  if (!/^\d{1,5}(\.\d{1,6})?$/.test(text) || Number(text) === 0) {
    throw new Error(`${option} is ${JSON.stringify(text)}: write a number above 0`);
  }
  return Number(text);
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new Error(`${option} is ${JSON.stringify(text)}: write a whole number`);
  }
  return Number(text);
}
