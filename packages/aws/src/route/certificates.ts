import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { OuCostError } from '@ou-cost/spend';

const CERTIFICATE = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]*-----END (?:TRUSTED )?CERTIFICATE-----/g;

/**
 * The certificates in a file of PEM texts. Fails with InvalidConfiguration, naming the file and the setting that names
 * it: `AWS_CA_BUNDLE`.
 */
export async function certificatesIn(file: string, setting: string): Promise<readonly string[]> {
  const refused = (why: string, cause?: unknown) =>
    new OuCostError(
      'InvalidConfiguration',
      `the file '${file}' of ${setting} ${why}; name a file with the certificates to trust, in PEM form`,
      { cause },
    );
  const text = await readFile(file, 'latin1').catch((cause: unknown) => {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw refused(`cannot be read (${code})`, cause);
  });
  const certificates = text.match(CERTIFICATE) ?? [];
  if (certificates.length === 0) throw refused('holds no certificate');
  for (const [at, certificate] of certificates.entries()) {
    try {
      new X509Certificate(certificate);
    } catch (cause) {
      throw refused(
        `holds a certificate that cannot be read: number ${at + 1} of ${certificates.length}`,
        cause,
      );
    }
  }
  return certificates;
}
