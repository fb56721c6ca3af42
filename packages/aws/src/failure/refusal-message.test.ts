import { describe, expect, it } from 'vitest';
import { refusalMessage } from './refusal-message.ts';

const READER = 'arn:aws:sts::222222222222:assumed-role/ou-cost-reader/run-1';
const COST = { hop: 'read Cost Explorer', action: 'ce:GetCostAndUsage' };
const ASSUME = { hop: 'assume the invoker role', action: 'sts:AssumeRole' };

/** A refusal in AWS's words. */
function denied(action: string, why: string): string {
  return `User: ${READER} is not authorized to perform: ${action} on resource: arn:aws:x:::y${why}`;
}

describe('the message of a refusal', () => {
  it.each([
    ['with an explicit deny in a service control policy', "the organization's policies"],
    ['with an explicit deny in a resource control policy', "the organization's policies"],
    ['because no service control policy allows the ce:GetCostAndUsage action', "the organization's policies"],
    [
      'because no resource control policy allows the ce:GetCostAndUsage action',
      "the organization's policies",
    ],
    ['with an explicit deny in a permissions boundary', 'boundaries in account 222222222222'],
    [
      'because no permissions boundary allows the ce:GetCostAndUsage action',
      'boundaries in account 222222222222',
    ],
    ['with an explicit deny in a session policy', 'whoever opened the session'],
    ['because no session policy allows the ce:GetCostAndUsage action', 'whoever opened the session'],
    ['with an explicit deny in a VPC endpoint policy', 'the owner of the VPC endpoint'],
    ['because no VPC endpoint policy allows the ce:GetCostAndUsage action', 'the owner of the VPC endpoint'],
    ['with an explicit deny in an identity-based policy', 'IAM in account 222222222222'],
    ['with an explicit deny in a resource-based policy', 'the owner of the resource'],
    ['with an explicit deny in the role trust policy', "IAM in the role's account"],
    ['with an explicit deny', 'AWS does not name the policy'],
  ])('%s: names the owner of the policy, and proposes no grant', (why, owner) => {
    const message = refusalMessage('AccessDenied', denied('ce:GetCostAndUsage', ` ${why}`), COST);
    expect(message).toContain(
      `read Cost Explorer: ${READER} may not call ce:GetCostAndUsage on arn:aws:x:::y (${why}); no `,
    );
    expect(message).toContain(owner);
    expect(message).not.toMatch(/(?:;|if it is right,|deploy, or) allow |in the role's policy|activate/);
  });

  it("writes S3's resource without the quotation marks, however it is named", () => {
    const told = `User: ${READER} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/a b,c" because no identity-based policy allows the s3:GetObject action`;
    const message = refusalMessage('AccessDenied', told, COST);
    expect(message).toContain('may not call s3:GetObject on arn:aws:s3:::b/a b,c (because no identity');
    expect(message).toContain("allow s3:GetObject on arn:aws:s3:::b/a b,c in the role's policy");
  });

  it('names the policy by its ARN where AWS does, and leaves out what only an administrator can decode', () => {
    const arn = 'arn:aws:organizations::333333333333:policy/o-a/service_control_policy/p-b';
    const message = refusalMessage(
      'AccessDenied',
      denied(
        'ce:GetCostAndUsage',
        ` with an explicit deny in a service control policy: ${arn}. Encoded authorization failure message: AbC`,
      ),
      COST,
    );
    expect(message).toContain(`in a service control policy (${arn}); it belongs to`);
    expect(message).not.toContain('Encoded');
  });

  it.each([
    [
      ASSUME,
      '',
      "if it is right, allow sts:AssumeRole on it in the caller's policy, and the caller in the role's trust policy",
    ],
    [
      ASSUME,
      ' because no identity-based policy allows the sts:AssumeRole action',
      "; check the role's ARN, since .* no such role; if it is right, allow sts:AssumeRole on it in the caller's policy$",
    ],
    [
      ASSUME,
      ' because no role trust policy allows the sts:AssumeRole action',
      "; allow the caller in the role's trust policy",
    ],
    [COST, '', 'where the policy allows it already, activate IAM access to Billing'],
    [
      COST,
      ' because no identity-based policy allows the ce:GetCostAndUsage action',
      "; allow ce:GetCostAndUsage on arn:aws:x:::y in the role's policy$",
    ],
    [
      { hop: 'invoke the function', action: 'lambda:InvokeFunction' },
      ' because no identity-based policy allows the lambda:InvokeFunction action',
      "; check the function's ARN, since .* no such function; if it is right, allow lambda:InvokeFunction on arn:aws:x:::y in",
    ],
    [
      { ...COST, action: 'billing:GetBillingViewData' },
      ' because no identity-based policy allows the billing:GetBillingViewData action',
      '; name the view as billingViewArn in the configuration .in the template: the parameter BillingViewArn. and deploy, or allow billing:GetBillingViewData on',
    ],
    [
      { hop: "read the organization's events", action: 'cloudtrail:LookupEvents' },
      '',
      '; set history.seed in the configuration .in the template: the parameter HistorySeed. to true and deploy, or allow cloudtrail:LookupEvents on',
    ],
    [
      { hop: 'read Organizations', action: 'organizations:ListAccounts' },
      '',
      'use the management account or a delegated administrator',
    ],
  ])('of %j proposes no more than what AWS says is missing%s', (attempt, why, expected) => {
    expect(refusalMessage('AccessDenied', denied(attempt.action, why), attempt)).toMatch(
      new RegExp(expected),
    );
  });

  it("gives the attempt's own advice in place of a grant, before what the refusal itself says", () => {
    const attempt = { ...ASSUME, advise: (principal: string) => `run as another than ${principal}` };
    expect(refusalMessage('AccessDenied', denied('sts:AssumeRole', ''), attempt)).toMatch(
      new RegExp(`; run as another than ${READER}$`),
    );
    expect(
      refusalMessage(
        'AccessDenied',
        denied('sts:AssumeRole', ' with an explicit deny in a session policy'),
        attempt,
      ),
    ).toContain(`; run as another than ${READER}; no grant overrides`);
  });

  it('stands on what is known of the attempt where AWS names nothing', () => {
    expect(
      refusalMessage('AccessDenied', "You don't have permissions to access this resource.", COST),
    ).toContain(
      "the caller may not call ce:GetCostAndUsage on * (You don't have permissions to access this resource.)",
    );
  });
});
