import { lookupFindings } from './lookups.ts';
import { houseFindings, REPOSITORY } from './repository.ts';

const findings = [...houseFindings(), ...lookupFindings(REPOSITORY)];
for (const finding of findings) process.stderr.write(`${finding}\n`);
if (findings.length > 0) {
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  process.stderr.write(`house: ${count}; docs/architecture.md says what each room is for\n`);
  process.exitCode = 1;
}
