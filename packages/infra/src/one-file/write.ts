import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportRegionIn } from '@ou-cost/contract';
import { App, type IStackSynthesizer, LegacyStackSynthesizer, Stack, Validations } from 'aws-cdk-lib';
import { functionCode } from '../function/bundle/function-code.ts';
import { STACK_DESCRIPTIONS } from '../stack-descriptions.ts';
import { addCallerTemplate } from './caller-template.ts';
import { addExportsTemplate } from './exports-template.ts';
import { addPayerTemplate } from './payer-template.ts';

/** The partitions in which Cost Explorer has an endpoint. */
export const PARTITIONS = ['aws', 'aws-cn', 'aws-eusc'] as const;

export type Partition = (typeof PARTITIONS)[number];

export interface OneFileTemplates {
  /** For the account that pays the bill. */
  readonly payer: string;
  /** For each account with callers. */
  readonly caller: string;
  /** For an export of the bill, which the payer's account may have beside it; null where the partition has no exports. */
  readonly exports: string | null;
  /** SHA-256 of the function's code in the payer's template, in hexadecimal. */
  readonly codeDigest: string;
}

/**
 * Templates that need nothing besides themselves: no bootstrap, no bucket, no Node.js. Parameters take the place of a
 * configuration. A template is for one partition, whose ARNs it admits.
 */
export function oneFileTemplates(partition: Partition, code = functionCode().commonJs): OneFileTemplates {
  const codeDigest = createHash('sha256').update(code).digest('hex');
  const outdir = mkdtempSync(join(tmpdir(), 'ou-cost-one-file-'));
  try {
    const app = new App({ outdir, analyticsReporting: false, autoSynth: false });
    const stackFor = (side: 'payer' | 'caller' | 'exports'): Stack =>
      new Stack(app, side, {
        description: STACK_DESCRIPTIONS[side],
        synthesizer: new LegacyStackSynthesizer() as IStackSynthesizer,
      });
    const payer = stackFor('payer');
    addPayerTemplate(payer, { partition, inlineCode: code });
    payer.addMetadata('OuCost', { FunctionCodeSha256: codeDigest });
    const caller = stackFor('caller');
    addCallerTemplate(caller, partition);
    const exports = exportRegionIn(partition) === undefined ? null : stackFor('exports');
    if (exports !== null) addExportsTemplate(exports, partition);
    for (const stack of exports === null ? [payer] : [payer, exports]) {
      Validations.of(stack).acknowledge({
        id: 'CloudFormation-Validate::W1030',
        reason: 'a parameter that may be left out is the empty text, and is then used nowhere',
      });
    }
    Validations.of(payer).acknowledge({
      id: 'CloudFormation-Validate::W2509',
      reason: 'the ARN of a secret is none',
    });
    const { stacks } = app.synth();
    const textOf = (stack: Stack): string => {
      const written = stacks.find(({ id }) => id === stack.node.id);
      if (written === undefined) throw new Error(`the template '${stack.node.id}' was not written`);
      return readFileSync(written.templateFullPath, 'utf8');
    };
    return {
      payer: textOf(payer),
      caller: textOf(caller),
      exports: exports === null ? null : textOf(exports),
      codeDigest,
    };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
