import { isDeepStrictEqual } from 'node:util';
import type { StackPlan } from '../assembly/stack-plan.ts';
import { isRecord, resourcesOf, type TemplateResource } from '../assembly/template.ts';
import { mustBeDeletedFirst, type StackState } from '../deployed/stack-state.ts';
import { type Finding, problem } from './finding.ts';

const EXPORT = 'AWS::BCMDataExports::Export';

/** The properties by which AWS tells one export from another, and which it never changes. */
function fixedParts({ properties }: TemplateResource): { name: unknown; configuration: unknown } {
  const bill = isRecord(properties['Export']) ? properties['Export'] : {};
  const query = isRecord(bill['DataQuery']) ? bill['DataQuery'] : {};
  return { name: bill['Name'], configuration: query['TableConfigurations'] ?? null };
}

/**
 * Finds an export that would have to be replaced by one of the same name. AWS fixes an export's table and granularity when
 * it is created, deep inside one property, where CloudFormation's own list of such properties does not name them.
 */
export function checkExportUpdate(plan: StackPlan, state: StackState): Finding[] {
  if (state.template === null || mustBeDeletedFirst(state)) return [];
  const deployed = resourcesOf(state.template, plan);
  return plan.resources
    .filter(({ type }) => type === EXPORT)
    .flatMap((resource) => {
      const before = deployed.find(
        ({ logicalId, type }) => logicalId === resource.logicalId && type === EXPORT,
      );
      if (before === undefined) return [];
      const [old, now] = [fixedParts(before), fixedParts(resource)];
      if (old.name !== now.name || isDeepStrictEqual(old.configuration, now.configuration)) return [];
      return [
        problem(
          `the export '${String(now.name)}' cannot be updated: AWS never changes an export's table and granularity, and its deliveries would not fit those before; give it another name with 'exports.name'`,
        ),
      ];
    });
}
