import { describe, expect, test } from 'vitest';
import { CALLER, exampleConfig, PAYER } from '../testing/example-config.ts';
import { type Assembly, ofType, synthesized } from '../testing/synthesized.ts';

const MEMBER = '555555555555';

const minimal = synthesized(exampleConfig());

describe('path and permissions boundary', () => {
  const held = synthesized(
    exampleConfig({
      roles: { path: '/finops/cost/', permissionsBoundary: 'boundaries/engineer' },
      function: { accountId: MEMBER },
      githubActions: [{ accountId: CALLER, repository: 'acme/finops', branch: 'main' }],
    }),
  );
  const roles = (assembly: Assembly) =>
    Object.values(assembly.templates).flatMap((template) => ofType(template, 'AWS::IAM::Role'));

  test('are on every role, each with the boundary of its own account', () => {
    expect(roles(held)).toHaveLength(4);
    for (const { Properties } of roles(held)) expect(Properties.Path).toBe('/finops/cost/');
    const boundaries = roles(held).map(({ Properties }) => Properties.PermissionsBoundary);
    expect(boundaries.sort()).toEqual([
      `arn:aws:iam::${CALLER}:policy/boundaries/engineer`,
      `arn:aws:iam::${PAYER}:policy/boundaries/engineer`,
      `arn:aws:iam::${MEMBER}:policy/boundaries/engineer`,
      `arn:aws:iam::${MEMBER}:policy/boundaries/engineer`,
    ]);
  });

  test('the path is in every ARN that names a role', () => {
    const text = Object.values(held.templates)
      .map((template) => JSON.stringify([template.resources, template.outputs]))
      .join('');
    for (const name of ['ou-cost-invoker', 'ou-cost-worker', 'ou-cost-reader']) {
      expect(text).toContain(`:role/finops/cost/${name}`);
      expect(text).not.toContain(`:role/${name}`);
    }
  });

  test('are left out unless configured', () => {
    for (const { Properties } of roles(minimal)) {
      expect(Properties.PermissionsBoundary).toBeUndefined();
      expect(Properties.Path ?? '/').toBe('/');
    }
  });
});
