import type { BundledPackage } from './bundled-packages.ts';
import { licenseId } from './licenses.ts';

/** A delivered program, as its bill of materials describes it. */
export interface DeliveredProgram {
  readonly name: string;
  readonly version: string;
  readonly description: string;
}

/** Integrity hashes of a lockfile by package folder; each is `sha512-` and base64. */
export type Integrities = ReadonlyMap<string, string>;

/**
 * The bill of materials as CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/). It holds no time and no random
 * serial number, so the same input gives the same text.
 */
export function billOfMaterials(
  program: DeliveredProgram,
  packages: readonly BundledPackage[],
  integrities: Integrities,
): string {
  const { name, version, description } = program;
  const root = `pkg:npm/${name}@${version}`;
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': root,
        name,
        version,
        description,
        purl: root,
        licenses: [{ license: { id: 'Apache-2.0' } }],
      },
    },
    components: packages.map((one) => component(one, integrities.get(one.folder))),
    dependencies: [{ ref: root, dependsOn: packages.map(purlOf) }],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function component(one: BundledPackage, integrity: string | undefined) {
  const [, scope, name = one.name] = /^(@[^/]+)\/(.+)$/.exec(one.name) ?? [];
  const id = licenseId(one.license);
  return {
    type: 'library',
    'bom-ref': purlOf(one),
    ...(scope === undefined ? {} : { group: scope }),
    name,
    version: one.version,
    purl: purlOf(one),
    licenses: [id === null ? { expression: one.license } : { license: { id } }],
    ...(integrity?.startsWith('sha512-') === true
      ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(integrity.slice(7), 'base64').toString('hex') }] }
      : {}),
  };
}

function purlOf({ name, version }: BundledPackage): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** The integrity hashes in the text of a `package-lock.json`. */
export function integritiesIn(lockfile: string): Integrities {
  const { packages } = JSON.parse(lockfile) as { packages: Record<string, { integrity?: string }> };
  return new Map(
    Object.entries(packages).flatMap(([folder, { integrity }]) =>
      integrity === undefined ? [] : [[folder, integrity]],
    ),
  );
}
