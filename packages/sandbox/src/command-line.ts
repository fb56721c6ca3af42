import { parseArgs } from 'node:util';

export const usage =
  'npm run sandbox -- [--port N] [--scenario NAME or FOLDER] [--today YYYY-MM-DD] [--latency MS] ' +
  '[--page-size N] [--cdk-out FOLDER]';

export interface CommandLine {
  readonly port: number;
  readonly scenario: string;
  readonly today?: string;
  readonly latency: number;
  readonly pageSize?: number;
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
      'cdk-out': { type: 'string', default: 'cdk.out' },
    },
  });
  const pageSize = values['page-size'];
  return {
    port: wholeNumber('--port', values.port),
    scenario: values.scenario,
    latency: wholeNumber('--latency', values.latency),
    cdkOut: values['cdk-out'],
    ...(values.today === undefined ? {} : { today: values.today }),
    ...(pageSize === undefined ? {} : { pageSize: wholeNumber('--page-size', pageSize) }),
  };
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new Error(`${option} is ${JSON.stringify(text)}: write a whole number`);
  }
  return Number(text);
}
