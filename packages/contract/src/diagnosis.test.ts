import type { Diagnosis } from '@ou-cost/doctor';
import type { OrganizationOverview } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import { decodeDiagnosis } from './diagnosis.ts';
import { decodeOrganization } from './organization.ts';

const diagnosis: Diagnosis = {
  schema: 'ou-cost/diagnosis@1',
  producer: 'ou-cost 0.1.0',
  runId: 'run-1',
  generatedAt: '2026-11-23T00:00:00Z',
  function: { producer: 'ou-cost 0.1.0', codeDate: null },
  checks: [
    {
      id: 'list-roots',
      hop: 'list roots',
      proves: 'allowed',
      as: 'reader',
      principal: 'arn:aws:sts::222222222222:assumed-role/ou-cost-reader/run-1',
      action: 'organizations:ListRoots',
      resource: '*',
      outcome: 'failed',
      answer: 'AccessDeniedException: no',
      code: 'AccessRefused',
      remedy: {
        advice: [],
        statements: [
          {
            principalArn: 'arn:aws:iam::222222222222:role/ou-cost-reader',
            policy: 'identity',
            statement: { Effect: 'Allow', Action: 'organizations:ListRoots', Resource: '*' },
          },
        ],
        commands: ['aws iam put-role-policy'],
      },
    },
  ],
};

const overview: OrganizationOverview = {
  schema: 'ou-cost/organization@1',
  producer: 'ou-cost 0.1.0',
  runId: 'run-1',
  generatedAt: '2026-11-23T00:00:00Z',
  organization: {
    id: 'o-1',
    managementAccountId: '222222222222',
    rootId: 'r-1',
    asOf: '2026-11-23T00:00:00Z',
  },
  notes: [],
  organizationalUnits: [
    {
      id: 'r-1',
      name: 'Root',
      parentId: null,
      path: ['Root'],
      depth: 0,
      accountIds: ['222222222222'],
      accountsInSubtree: 1,
    },
  ],
};

describe("the function's other answers", () => {
  it('read back as they were written', () => {
    expect(decodeDiagnosis(JSON.parse(JSON.stringify(diagnosis)))).toEqual(diagnosis);
    expect(decodeOrganization(JSON.parse(JSON.stringify(overview)))).toEqual(overview);
  });

  it('may say how the function was deployed, in a word that is not known here', () => {
    const saying = (way: unknown) => ({
      ...diagnosis,
      function: { ...diagnosis.function, deployedThrough: way },
    });
    expect(decodeDiagnosis(saying('terraform'))).toEqual(saying('terraform'));
    expect(decodeDiagnosis(saying('pulumi'))).toEqual(saying(null));
    expect(decodeDiagnosis(saying(7))).toEqual(saying(null));
  });

  it('may have fields that a later version adds', () => {
    expect(decodeDiagnosis({ ...diagnosis, later: 1 })).toEqual(diagnosis);
    expect(decodeOrganization({ ...overview, later: 1 })).toEqual(overview);
  });

  it.each<[object, string]>([
    [{ ...diagnosis, schema: 'ou-cost/report@1' }, "'schema'"],
    [{ ...diagnosis, checks: [{ ...diagnosis.checks[0], outcome: 'fine' }] }, "'checks[0].outcome'"],
    [{ ...diagnosis, function: { producer: 'x', codeDate: 'yesterday' } }, "'function.codeDate'"],
    [{}, "'schema' is missing"],
  ])('%# is not a diagnosis, and the message names what does not fit', (input, message) => {
    expect(() => decodeDiagnosis(input)).toThrow(message);
  });

  it('are refused where a unit has no path', () => {
    const [root] = overview.organizationalUnits;
    expect(() => decodeOrganization({ ...overview, organizationalUnits: [{ ...root, path: [] }] })).toThrow(
      "'organizationalUnits[0].path'",
    );
  });
});
