import { describe, expect, it } from 'vitest';
import { principalOf, roleArnOfSession, sessionArn } from './principal.ts';

describe("a principal's ARN", () => {
  it.each([
    ['arn:aws:sts::111111111111:assumed-role/Rundeck/i-0a', 'role', 'Rundeck', '111111111111'],
    ['arn:aws-cn:iam::111111111111:role/a/b/Rundeck', 'role', 'Rundeck', '111111111111'],
    ['arn:aws:iam::111111111111:user/people/ann', 'user', 'ann', '111111111111'],
    ['arn:aws:iam::111111111111:root', 'other', 'root', '111111111111'],
    ['arn:aws:sts::111111111111:federated-user/bob', 'other', 'bob', '111111111111'],
  ])('%s is the %s %s', (arn, kind, name, accountId) => {
    expect(principalOf(arn)).toMatchObject({ kind, name, accountId, partition: arn.split(':')[1] });
  });

  it('may be a text that is none, which is shown as it stands', () => {
    expect(principalOf('the worker role')).toMatchObject({ kind: 'other', name: 'the worker role' });
  });

  it.each([
    ['arn:aws:iam::111111111111:role/ou-cost-reader', '/'],
    ['arn:aws:iam::111111111111:role/finance/cost/ou-cost-reader', '/finance/cost/'],
  ])('%s has the path %s', (arn, path) => {
    expect(principalOf(arn)).toMatchObject({ path });
  });
});

describe('the role behind a session', () => {
  const session = 'arn:aws:sts::111111111111:assumed-role/Rundeck/i-0a';
  const known = [
    'arn:aws:iam::222222222222:role/Rundeck',
    'arn:aws:iam::111111111111:role/batch/Rundeck',
    'arn:aws:iam::111111111111:user/Rundeck',
  ];

  it('is the known role of that account and name, path included', () => {
    expect(roleArnOfSession(session, known, '/')).toBe('arn:aws:iam::111111111111:role/batch/Rundeck');
  });

  it('else stands under the path given', () => {
    expect(roleArnOfSession(session, [], '/x/')).toBe('arn:aws:iam::111111111111:role/x/Rundeck');
  });

  it('is the user itself where it is none', () => {
    const user = 'arn:aws:iam::111111111111:user/ann';
    expect(roleArnOfSession(user, known, '/')).toBe(user);
  });

  it('names its session without the path', () => {
    expect(sessionArn('arn:aws:iam::111111111111:role/batch/Rundeck', 'run-1')).toBe(
      'arn:aws:sts::111111111111:assumed-role/Rundeck/run-1',
    );
  });
});
