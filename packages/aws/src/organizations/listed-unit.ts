import type { OrganizationalUnit } from '@aws-sdk/client-organizations';
import { type ListedUnit, OuCostError } from '@ou-cost/spend';

/** An organizational unit as the domain lists it. Fails with MalformedAnswer where AWS gives no id. */
export function listedUnit({ Id, Name }: OrganizationalUnit, parentId: string): ListedUnit {
  if (Id === undefined) {
    throw new OuCostError(
      'MalformedAnswer',
      `Organizations listed an organizational unit without an id in ${parentId} ('${Name ?? ''}'); run again`,
    );
  }
  return { id: Id, name: Name ?? Id, parentId };
}
