import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { functionCode } from '../function/bundle/function-code.ts';
import { emptyFolder } from '../testing/synthesized.ts';
import { type OneFileTemplates, oneFileTemplates, PARTITIONS } from './write.ts';

/** What a template may have by address: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const LARGEST_TEMPLATE = 1_048_576;
/** The clients for Athena and S3 doubled the code; below this there is room for what a later version of them adds. */
const OUR_LIMIT = 1_000_000;

let code: string;
let templates: OneFileTemplates;
beforeAll(() => {
  code = functionCode().commonJs;
  templates = oneFileTemplates('aws', code);
});

describe('the code in the template', () => {
  it('is ASCII, since CloudFormation counts and stores bytes', () => {
    expect(code).toMatch(/^[\t\n\r -~]*$/);
  });

  it('is a CommonJS module that has the handler', () => {
    const file = join(emptyFolder(), 'index.js');
    writeFileSync(file, code);
    expect(createRequire(file)(file)).toMatchObject({ handler: expect.any(Function) });
  });

  it('is the code to the letter, with its digest beside it', () => {
    const { Resources, Metadata } = JSON.parse(templates.payer);
    const [fn] = Object.values<{ Type: string; Properties: { Code: object } }>(Resources).filter(
      ({ Type }) => Type === 'AWS::Lambda::Function',
    );
    expect(fn?.Properties.Code).toEqual({ ZipFile: code });
    const digest = createHash('sha256').update(code).digest('hex');
    expect(templates.codeDigest).toBe(digest);
    expect(Metadata.OuCost).toEqual({ FunctionCodeSha256: digest });
  });
});

describe('the templates', () => {
  it('leave room below what CloudFormation takes', () => {
    const bytes = Buffer.byteLength(templates.payer);
    process.stdout.write(
      `the payer's template has ${bytes} bytes, ${OUR_LIMIT - bytes} fewer than it may have\n`,
    );
    expect(bytes).toBeLessThan(OUR_LIMIT);
    expect(OUR_LIMIT).toBeLessThan(LARGEST_TEMPLATE);
    expect(Buffer.byteLength(templates.caller)).toBeLessThan(51_200);
  });

  it('need no bootstrap and no bucket', () => {
    for (const text of [templates.payer, templates.caller]) {
      expect(text).not.toMatch(/BootstrapVersion|cdk-hnb659fds|AssetParameters/);
    }
    const withoutCode = JSON.stringify(JSON.parse(templates.payer), (key, value) =>
      key === 'ZipFile' ? '' : value,
    );
    expect(withoutCode).not.toContain('S3Bucket');
  });

  it('are the same bytes when they are made again', () => {
    expect(oneFileTemplates('aws')).toEqual(templates);
  });

  it.each(PARTITIONS)('are for the partition %s alone', (partition) => {
    const { payer, caller } = oneFileTemplates(partition, 'exports.handler = () => {};');
    for (const text of [payer, caller]) {
      const { Mappings } = JSON.parse(text);
      expect(Object.keys(Mappings.ThisTemplateIsForPartition)).toEqual([partition]);
    }
    for (const other of PARTITIONS.filter((one) => one !== partition)) {
      expect(payer).not.toContain(`arn:${other}:`);
      expect(caller).not.toContain(`arn:${other}:`);
    }
  });

  it('declare no parameter in vain', () => {
    for (const text of [templates.payer, templates.caller]) {
      const { Parameters, Conditions, Resources } = JSON.parse(text);
      const used = JSON.stringify([Conditions, Resources]);
      for (const name of Object.keys(Parameters)) expect(used).toContain(`{"Ref":"${name}"}`);
      for (const name of Object.keys(Conditions ?? {}))
        expect(JSON.stringify(Resources)).toContain(`"${name}"`);
    }
  });
});
