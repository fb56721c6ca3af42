import { LOADED_FROM_BESIDE, OLDEST_NODE } from './command-line-bundle.ts';
import { TYPE_FILES } from './package-types.ts';

export interface PackageContent {
  readonly version: string;
  /** The version of DuckDB's package that exports are read with. */
  readonly duckDb: string;
  readonly commandLine: string;
  readonly script: string;
  readonly license: string;
  readonly notices: string;
  /** By path in the package. */
  readonly schemas: readonly (readonly [path: string, text: string])[];
  readonly types: readonly (readonly [path: string, text: string])[];
}

/** The npm package: path in it → text. It depends on nothing that must be there, and has no types of anything that runs. */
export function stagedPackage(content: PackageContent): [path: string, text: string][] {
  const { version, duckDb, commandLine, script, license, notices, schemas, types } = content;
  const files = [
    ['ou-cost.mjs', commandLine],
    ['ou-cost-report.sh', script],
    ...schemas,
    ...types,
    ['THIRD-PARTY-NOTICES.txt', notices],
  ] as [string, string][];
  const names = files.map(([path]) => path);
  return [
    ['package.json', manifest(version, duckDb, names)],
    ['README.md', readme(duckDb)],
    ['LICENSE', license],
    ...files,
  ];
}

function manifest(version: string, duckDb: string, files: readonly string[]): string {
  const types = TYPE_FILES.map((name) => [`./${name}`, { types: `./types/${name}.d.ts` }] as const);
  const fields = {
    name: 'ou-cost',
    version,
    description: 'AWS spend per Organizations organizational unit, through a chain of least-privilege roles',
    keywords: ['aws', 'cost-explorer', 'organizations', 'organizational-units', 'finops'],
    license: 'Apache-2.0',
    type: 'module',
    bin: { 'ou-cost': 'ou-cost.mjs' },
    exports: {
      ...Object.fromEntries(types),
      './schemas/*.json': './schemas/*.json',
      './package.json': './package.json',
    },
    files,
    engines: { node: `>=${OLDEST_NODE}` },
    // npm installs it only where it is asked for by name, and then refuses another version.
    peerDependencies: { [LOADED_FROM_BESIDE]: duckDb },
    peerDependenciesMeta: { [LOADED_FROM_BESIDE]: { optional: true } },
  };
  return `${JSON.stringify(fields, null, 2)}\n`;
}

const readme = (duckDb: string) => `# ou-cost

AWS spend per Organizations organizational unit: assumes the invoker role, invokes the deployed function, renders its
report as a table, a page, a workbook, CSV, Markdown or JSON. It is one file without dependencies and needs Node.js
${OLDEST_NODE} or newer.

This package is not published in the npm registry. It is made by \`npm run build\` of the project; install it from its
folder or from the archive that \`npm pack\` makes of it:

    npm pack ./dist/package
    npm install --global ./ou-cost-VERSION.tgz

Then, with the credentials of a role that may ask for the report:

    ou-cost run --invoker-role-arn arn:aws:iam::222222222222:role/ou-cost-invoker --region ap-northeast-1
    ou-cost --help

The function and its roles must have been deployed before, from the project's clone, with its CloudFormation templates, or
with its Terraform modules. They are not in this package.

## The bill from exports, without AWS

Files of AWS Data Exports are read with DuckDB, which is not part of this package. Install it beside it:

    npm install --global ./ou-cost-VERSION.tgz ${LOADED_FROM_BESIDE}@${duckDb}
    ou-cost report --exports FOLDER --organization organization.json

## For programs

| import or file | is |
| --- | --- |
| \`ou-cost/report\` | the types of the report that \`--output json\` writes (types only: \`import type { Report } from 'ou-cost/report'\`) |
| \`ou-cost/organization\`, \`ou-cost/diagnosis\` | the types of what \`ou-cost ous\` and \`ou-cost doctor\` write as JSON |
| \`ou-cost/schemas/report-2.schema.json\` | the same as a JSON Schema; those of the tree, the diagnosis, the request and the configuration stand beside it |
| \`ou-cost-report.sh\` | the report as JSON on hosts that have only the AWS CLI |

Amounts are decimal numbers as text, since binary fractions would round them.
`;
