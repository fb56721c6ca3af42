import type { RequestAnalysis } from '@cloud-copilot/iam-simulate';

/** The reason that AWS appends to its access denied messages. */
export function denialReason(action: string, analysis: RequestAnalysis): string {
  const resourcePolicy = action === 'sts:AssumeRole' ? 'role trust policy' : 'resource-based policy';
  const policies = [
    { name: 'an identity-based policy', result: analysis.identityAnalysis?.result },
    { name: `a ${resourcePolicy}`, result: analysis.resourceAnalysis?.result },
    { name: 'a permissions boundary', result: analysis.permissionBoundaryAnalysis?.result },
    { name: 'a session policy', result: analysis.sessionAnalysis?.result },
  ];
  const explicit = policies.find(
    ({ result }) => result === 'ExplicitlyDenied' || result === 'DeniedForAccount',
  );
  if (explicit) {
    return ` with an explicit deny in ${explicit.name}`;
  }
  // Across accounts AWS does not tell the caller which policy is missing.
  if (!analysis.sameAccount) {
    return '';
  }
  const because = (policy: string): string => ` because no ${policy} allows the ${action} action`;
  if (analysis.blockedBy?.includes('pb')) {
    return because('permissions boundary');
  }
  if (analysis.sessionAnalysis?.result === 'ImplicitlyDenied') {
    return because('session policy');
  }
  const trusted = analysis.resourceAnalysis?.result;
  if (action === 'sts:AssumeRole' && trusted !== 'Allowed' && trusted !== 'AllowedForAccount') {
    return because('role trust policy');
  }
  return because('identity-based policy');
}
