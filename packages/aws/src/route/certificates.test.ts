import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, describe, expect, it } from 'vitest';
import { certificatesIn } from './certificates.ts';

const folder = mkdtempSync(join(tmpdir(), 'ou-cost-ca-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileWith(text: string): string {
  const file = join(folder, 'ca.pem');
  writeFileSync(file, text);
  return file;
}

describe('a file of certificates', () => {
  it('may hold text between its certificates', async () => {
    const [one = '', two = ''] = rootCertificates;
    const file = fileWith(`# one\r\n${one}\n# two, é\n${two}\n`);
    expect(await certificatesIn(file, 'AWS_CA_BUNDLE')).toEqual([one, two].map((text) => text.trim()));
  });

  it.each([
    ['', 'holds no certificate'],
    ['-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', 'holds no certificate'],
    [
      `${rootCertificates[0]}\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n`,
      'holds a certificate that cannot be read: number 2 of 2',
    ],
  ])('%# that holds none is refused', async (text, why) => {
    const file = fileWith(text);
    await expect(certificatesIn(file, 'ca_bundle of x')).rejects.toMatchObject({
      code: 'InvalidConfiguration',
      message: `the file '${file}' of ca_bundle of x ${why}; name a file with the certificates to trust, in PEM form`,
    });
  });

  it.each([
    [() => folder, 'EISDIR'],
    [() => join(folder, 'absent'), 'ENOENT'],
  ])('that cannot be read is refused', async (file, code) => {
    await expect(certificatesIn(file(), 'AWS_CA_BUNDLE')).rejects.toThrow(`cannot be read (${code})`);
  });
});
