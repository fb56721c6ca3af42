import type { Deployment } from '../deployed/model.ts';
import { listOf } from '../deployed/policy-document.ts';

/**
 * The ARNs without a wildcard that the policies of the deployment's roles name: what they shall reach must exist, although
 * no template creates it.
 */
export function namedInPolicies({ roles }: Deployment, pattern: RegExp): readonly string[] {
  const named = roles.flatMap(({ identityPolicies }) =>
    identityPolicies.flatMap(({ document }) =>
      document.Statement.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Resource }) =>
        listOf(Resource),
      ),
    ),
  );
  return [...new Set(named)].filter((arn) => pattern.test(arn) && !/[*?]/.test(arn));
}

export const MAIL_IDENTITY = /^arn:[^:]+:ses:[^:]+:\d{12}:identity\//;
export const TOPIC = /^arn:[^:]+:sns:[^:]+:\d{12}:[\w-]+$/;
