import { generate } from 'selfsigned';

/** A certificate authority of a company's own. */
export interface Authority {
  /** Its certificate, in PEM form. */
  readonly certificate: string;
  /** A certificate that it signs for these host names, with its key. */
  certify(...hosts: readonly string[]): Promise<{ readonly cert: string; readonly key: string }>;
}

export async function newAuthority(): Promise<Authority> {
  const own = await generate([{ name: 'commonName', value: 'Example Authority' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  });
  return {
    certificate: own.cert,
    certify: async (...hosts) => {
      const { cert, private: key } = await generate([{ name: 'commonName', value: hosts[0] ?? '' }], {
        keyType: 'ec',
        algorithm: 'sha256',
        ca: { key: own.private, cert: own.cert },
        extensions: [
          { name: 'basicConstraints', cA: false },
          { name: 'subjectAltName', altNames: hosts.map((value) => ({ type: 2, value })) },
        ],
      });
      return { cert, key };
    },
  };
}
