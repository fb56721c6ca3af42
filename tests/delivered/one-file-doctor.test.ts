import { type Deployment, readStacks } from '@ou-cost/sandbox/deployed';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import { CASES } from '../support/one-file/cases.ts';
import { writeStackList } from '../support/one-file/stack-list.ts';
import { sharedBuild } from '../support/processes/build.ts';
import { EVERYTHING, examine, role } from '../support/rights/examined.ts';

describe('doctor, where the templates were deployed', () => {
  let deployment: Deployment;
  beforeAll(async () => {
    const [least] = CASES;
    if (least === undefined) throw new Error('there is no case');
    deployment = readStacks(writeStackList(temporaryFolder('doctor'), await sharedBuild(), least));
  });

  it('finds every hop in order, and says that it was the template', async () => {
    const { ended, diagnosis } = await examine(deployment);
    expect(ended.exitCode, ended.stderr).toBe(0);
    expect(new Set(diagnosis.checks.map(({ outcome }) => outcome))).toEqual(new Set(['passed']));
    expect(diagnosis.function?.deployedThrough).toBe('template');
    const answers = diagnosis.checks.find(({ id }) => id === 'function-answers')?.answer;
    expect(answers).toMatch(/deployed from the CloudFormation template$/);
  });

  it('advises what whoever deployed a template can do', async () => {
    const withoutReader = {
      ...deployment,
      roles: deployment.roles.filter(({ arn }) => arn !== role('ou-cost-reader')),
    };
    expect(withoutReader.roles.length).toBe(deployment.roles.length - 1);
    const { failed } = await examine(withoutReader, EVERYTHING);
    const advice = failed.flatMap(({ remedy }) => remedy?.advice ?? []).join('\n');
    expect(advice).toContain('then deploy: update its stack with the template');
    expect(advice).not.toContain('npm run deploy');
  });
});
