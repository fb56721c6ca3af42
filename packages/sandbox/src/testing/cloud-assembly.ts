import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { caller, callerTemplate, payer, payerTemplate, region } from './chain-templates.ts';

export interface AssemblyParts {
  readonly payerTemplate?: object;
  readonly callerTemplate?: object;
  /** The text of the asset's files by name. */
  readonly code?: Readonly<Record<string, string>>;
  readonly region?: string;
}

/** Writes a cloud assembly like `cdk synth` into a temporary folder and returns the folder. */
export function writeAssembly(parts: AssemblyParts = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sandbox-assembly-'));
  const write = (name: string, content: object): void =>
    writeFileSync(path.join(folder, name), JSON.stringify(content));
  mkdirSync(path.join(folder, 'asset.abc123'));
  for (const [name, text] of Object.entries(parts.code ?? { 'index.mjs': testFunction })) {
    writeFileSync(path.join(folder, 'asset.abc123', name), text);
  }
  write('payer.template.json', parts.payerTemplate ?? payerTemplate);
  write('caller.template.json', parts.callerTemplate ?? callerTemplate);
  write('payer.assets.json', {
    files: {
      abc123: {
        source: { path: 'asset.abc123', packaging: 'zip' },
        destinations: { here: { bucketName: 'assets', objectKey: 'abc123.zip' } },
      },
    },
  });
  const stack = (name: string, account: string, dependencies: string[]): object => ({
    type: 'aws:cloudformation:stack',
    environment: `aws://${account}/${parts.region ?? region}`,
    properties: { templateFile: `${name}.template.json` },
    dependencies,
  });
  write('manifest.json', {
    artifacts: {
      'payer.assets': { type: 'cdk:asset-manifest', properties: { file: 'payer.assets.json' } },
      payer: stack('payer', payer, ['payer.assets']),
      caller: stack('caller', caller, []),
    },
  });
  return folder;
}

/** A Lambda function whose behaviour is chosen by its event. */
const testFunction = `
export async function handler(event, context) {
  switch (event.do) {
    case 'throw':
      throw new TypeError('no such luck');
    case 'sleep':
      await new Promise((resolve) => setTimeout(resolve, event.milliseconds));
      return 'woken';
    case 'hang':
      await new Promise(() => {});
      return 'never';
    case 'exit':
      process.exit(event.code);
      break;
    case 'eat':
      globalThis.eaten = [];
      for (;;) globalThis.eaten.push(Buffer.alloc(8 * 1024 * 1024, 1));
    case 'hoard':
      globalThis.hoard = [];
      for (;;) globalThis.hoard.push(new Array(100000).fill({ a: 1 }).map((each) => ({ ...each })));
    case 'environment':
      return process.env;
    case 'context':
      return { ...context, remaining: context.getRemainingTimeInMillis() };
    case 'large':
      return 'x'.repeat(event.length);
    case 'log':
      console.log('first line');
      process.stdout.write('{"level":"INFO","message":"raw"}\\n');
      return null;
    default:
      return { echoed: event };
  }
}
`;
