import { OLDEST_NODE } from './command-line-bundle.ts';

/** The manifest of the npm package, which has no dependencies and no TypeScript. */
export function stagedManifest(version: string): string {
  const manifest = {
    name: 'ou-cost',
    version,
    description: 'AWS spend per Organizations organizational unit, through a chain of least-privilege roles',
    license: 'Apache-2.0',
    type: 'module',
    bin: { 'ou-cost': 'ou-cost.mjs' },
    files: ['ou-cost.mjs', 'ou-cost-report.sh', 'THIRD-PARTY-NOTICES.txt'],
    engines: { node: `>=${OLDEST_NODE}` },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

export const STAGED_README = `# ou-cost

AWS spend per Organizations organizational unit: assumes the invoker role, invokes the deployed function, renders its
report. It is one file without dependencies and needs Node.js ${OLDEST_NODE} or newer.

    ou-cost run --invoker-role-arn arn:aws:iam::111111111111:role/ou-cost-invoker --region ap-northeast-1
    ou-cost --help

\`ou-cost-report.sh\` does the same on hosts that have only the AWS CLI. It writes the report as JSON only.
`;
