import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { billFiles } from './bill-files.ts';

type TestFile = string | readonly [path: string, content: string];

/** A folder with files by their paths; their content is `''`, unless it is given. */
function folderWith(files: readonly TestFile[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'bill-files-'));
  for (const file of files) {
    const [path, content] = typeof file === 'string' ? [file, ''] : file;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

async function found(...files: readonly TestFile[]): Promise<readonly string[]> {
  const folder = folderWith(files);
  return (await billFiles(folder, 'or enterprise')).map((file) => relative(folder, file));
}

const manifestOf = (...dataFiles: readonly string[]) => JSON.stringify({ executionId: 'x', dataFiles });
const S3 = 's3://bucket/prefix/bill/data';

describe('one file or its chunks', () => {
  test.each(['ledger.csv', 'ledger.csv.gz', 'ledger.parquet', 'Ledger.CSV.GZ'])(
    '%s is the bill',
    async (name) => {
      expect(await found(name, 'organization.json', 'other.csv')).toEqual([name]);
    },
  );

  test('without such a name, all bill files of the folder are its chunks', async () => {
    expect(
      await found('bill-00002.csv.gz', 'bill-00001.csv.gz', '.bill.csv', 'notes.txt', 'sub/other.csv'),
    ).toEqual(['bill-00001.csv.gz', 'bill-00002.csv.gz']);
  });

  test('the same bill in two formats would count twice', async () => {
    await expect(found('ledger.csv', 'ledger.csv.gz')).rejects.toThrow(
      'has 2 bills (ledger.csv, ledger.csv.gz)',
    );
    await expect(found('a.csv', 'a.snappy.parquet')).rejects.toThrow(
      'has a.csv and a.snappy.parquet: keep one',
    );
    await expect(found('ledger.csv', 'data/BILLING_PERIOD=2026-09/a.csv.gz')).rejects.toThrow(
      'has 2 bills (ledger.csv',
    );
  });

  test('nor do the same chunks in two formats below data/ without manifests', async () => {
    await expect(
      found('data/BILLING_PERIOD=2026-09/a-1.csv', 'data/BILLING_PERIOD=2026-09/a-1.csv.gz'),
    ).rejects.toThrow('BILLING_PERIOD=2026-09 has a-1.csv and a-1.csv.gz: keep one of them');
  });

  test('a folder without a bill is refused', async () => {
    await expect(found('organization.json')).rejects.toThrow(
      /has no ledger\.csv, ledger\.csv\.gz or ledger\.parquet and no AWS export .*, or enterprise$/,
    );
  });
});

describe('what AWS delivers', () => {
  test('a file that manifests name twice counts once, and a prefix may be called data', async () => {
    const file = 'data/BILLING_PERIOD=2026-09/bill-1.csv.gz';
    expect(
      await found(file, [
        'metadata/BILLING_PERIOD=2026-09/bill-Manifest.json',
        manifestOf(`s3://bucket/data/${file}`, `s3://bucket/data/${file}`),
      ]),
    ).toEqual([file]);
  });

  test('the manifest says which files count, and files of an earlier delivery are left', async () => {
    expect(
      await found(
        'data/BILLING_PERIOD=2026-09/bill-00001.csv.gz',
        'data/BILLING_PERIOD=2026-09/bill-00002.csv.gz',
        'data/BILLING_PERIOD=2026-10/bill-00001.csv.gz',
        [
          'metadata/BILLING_PERIOD=2026-09/bill-Manifest.json',
          manifestOf(`${S3}/BILLING_PERIOD=2026-09/bill-00001.csv.gz`),
        ],
        [
          'metadata/BILLING_PERIOD=2026-10/bill-Manifest.json',
          manifestOf(`${S3}/BILLING_PERIOD=2026-10/bill-00001.csv.gz`),
        ],
      ),
    ).toEqual([
      'data/BILLING_PERIOD=2026-09/bill-00001.csv.gz',
      'data/BILLING_PERIOD=2026-10/bill-00001.csv.gz',
    ]);
  });

  test('of deliveries that are kept, the last one counts', async () => {
    const delivery = (time: string) => `billing_period=2026-09/${time}-0a1b`;
    const [old, recent] = [delivery('20261002T080000'), delivery('20261003T080000')];
    expect(
      await found(
        ...[old, recent].map((folder) => `prefix/bill/data/${folder}/bill-00001.snappy.parquet`),
        ...[recent, old].map(
          (folder) =>
            [
              `prefix/bill/metadata/${folder}/bill-Manifest.json`,
              manifestOf(`${S3}/${folder}/bill-00001.snappy.parquet`),
            ] as const,
        ),
      ),
    ).toEqual([`prefix/bill/data/${recent}/bill-00001.snappy.parquet`]);
  });

  test('without metadata, the files of the only delivery count', async () => {
    const files = [
      'data/BILLING_PERIOD=2026-09/x/bill-00001.csv',
      'data/BILLING_PERIOD=2026-10/bill-00001.csv',
    ];
    expect(await found(...files)).toEqual(files);
    expect(await found('BILLING_PERIOD=2026-09/bill-00001.csv')).toEqual([
      'BILLING_PERIOD=2026-09/bill-00001.csv',
    ]);
    await expect(
      found('data/BILLING_PERIOD=2026-09/x/a.csv', 'data/BILLING_PERIOD=2026-09/y/a.csv'),
    ).rejects.toThrow("has 2 deliveries: copy the export's metadata/ too");
  });

  const DATA = 'data/BILLING_PERIOD=2026-09/bill-00001.csv';
  const MANIFEST = 'metadata/BILLING_PERIOD=2026-09/bill-Manifest.json';
  const ADDRESS = `${S3}/BILLING_PERIOD=2026-09/bill-00001.csv`;

  test.each([
    [
      'a period without a manifest',
      [DATA, 'metadata/readme'],
      /has no manifest in .*: copy both again, or remove it/,
    ],
    [
      'a period whose manifest is missing beside others',
      [DATA, 'data/BILLING_PERIOD=2026-10/a.csv', [MANIFEST, manifestOf(ADDRESS)]],
      /BILLING_PERIOD=2026-10 has no manifest/,
    ],
    [
      'a file that is missing',
      ['data/BILLING_PERIOD=2026-09/b.csv', [MANIFEST, manifestOf(ADDRESS)]],
      /bill-00001\.csv, which .* names, does not exist/,
    ],
    [
      'a file above the export',
      [DATA, [MANIFEST, manifestOf(`${S3}/../../x.csv`)]],
      /is not below the export's data/,
    ],
    [
      'a file elsewhere',
      [DATA, [MANIFEST, manifestOf('s3://bucket/x.csv')]],
      /is not below the export's data/,
    ],
    ['a manifest without files', [DATA, [MANIFEST, manifestOf()]], /is not a manifest of an AWS export/],
    ['a manifest that is not JSON', [DATA, [MANIFEST, '{']], /is not a manifest of an AWS export/],
    [
      'both ways of delivery',
      [
        DATA,
        [MANIFEST, manifestOf(ADDRESS)],
        ['metadata/BILLING_PERIOD=2026-09/x/bill-Manifest.json', manifestOf(ADDRESS)],
      ],
      /manifests of exports that overwrite and that keep their deliveries/,
    ],
    [
      'two exports',
      ['a/data/BILLING_PERIOD=2026-09/a.csv', 'b/data/BILLING_PERIOD=2026-09/b.csv'],
      /has 2 bills/,
    ],
  ] as const)('%s is refused', async (_, files, message) => {
    await expect(found(...files)).rejects.toThrow(message);
  });
});
