import { describe, expect, it } from 'vitest';
import type { Diagnosis, HopCheck } from '../diagnosis.ts';
import { CHECK_IDS, CHECKS, type CheckId, type Feature, featureOf } from './table.ts';
import { verifyDiagnosis } from './verify.ts';

const IDS: readonly CheckId[] = [
  'assume-reader',
  'list-accounts',
  'list-roots',
  'list-units-of-root',
  'list-units-of-unit',
  'list-accounts-of-root',
  'list-accounts-of-unit',
  'describe-unit',
  'read-cost',
];
const REFUSALS: readonly CheckId[] = ['worker-cannot-read-organization', 'worker-cannot-read-cost'];

const of = (feature: Feature, proves: 'allowed' | 'refused') =>
  CHECK_IDS.filter((id) => featureOf(id) === feature && CHECKS[id].proves === proves);
const OF_EXPORT = of('exports', 'allowed');
const EXPORT_REFUSALS = of('exports', 'refused');

function passed(id: CheckId): HopCheck {
  const nothing = { principal: null, resource: null, code: null, remedy: null };
  const { hop, proves, as, action } = CHECKS[id];
  return { id, hop, proves, as, action, ...nothing, outcome: 'passed', answer: 'allowed' };
}

function diagnosis(ids: readonly CheckId[], changes: Partial<HopCheck> = {}): Diagnosis {
  return {
    schema: 'ou-cost/diagnosis@1',
    producer: 'ou-cost 0.1.0',
    runId: 'run-1',
    generatedAt: '2026-11-23T00:00:00Z',
    function: null,
    checks: ids.map((id, at) => ({ ...passed(id), ...(at === 0 ? changes : {}) })),
  };
}

const FAILED = {
  outcome: 'failed',
  code: 'AccessRefused',
  remedy: { advice: [], statements: [], commands: [] },
} as const;

describe('a diagnosis of the function', () => {
  it.each([
    ['with every check', IDS, false, {}],
    ['with the proofs of refusals, which were asked for', [...IDS, ...REFUSALS], true, {}],
    ['with those of an export', [...IDS, ...OF_EXPORT], false, {}],
    [
      'with those of an export and its refusals',
      [...IDS, ...OF_EXPORT, ...REFUSALS, ...EXPORT_REFUSALS],
      true,
      {},
    ],
    ['with those of an archive', [...IDS, ...of('archive', 'allowed')], false, {}],
    [
      'with those of schedules and of mail',
      [...IDS, ...of('archive', 'allowed'), ...of('schedules', 'allowed'), ...of('mail', 'allowed')],
      false,
      {},
    ],
    [
      'with the refusals of an archive',
      [...IDS, ...of('archive', 'allowed'), ...REFUSALS, ...of('archive', 'refused')],
      true,
      {},
    ],
    ['with a warning', IDS, false, { outcome: 'warning', remedy: FAILED.remedy }],
    ['with a failed check', IDS, false, FAILED],
    ['with a failed check without a remedy', IDS, false, { ...FAILED, remedy: null }],
  ] as const)('holds %s', (_, ids, negative, changes) => {
    verifyDiagnosis(diagnosis(ids, changes), { paid: false, negative }, 'run-1');
  });

  it.each<[string, Diagnosis, boolean, RegExp]>([
    ['of another run', { ...diagnosis(IDS), runId: 'run-2' }, false, /'run-2' instead of 'run-1'/],
    ['without checks', diagnosis([]), false, /'assume-reader' 0 times/],
    ['without the last check', diagnosis(IDS.slice(0, -1)), false, /'read-cost' 0 times/],
    ['with a check twice', diagnosis([...IDS, 'read-cost']), false, /'read-cost' 2 times/],
    [
      'without the proofs that were asked for',
      diagnosis(IDS),
      true,
      /'worker-cannot-read-organization' 0 times/,
    ],
    [
      'with proofs that were not asked for',
      diagnosis([...IDS, ...REFUSALS]),
      false,
      /not a check that it was asked for/,
    ],
    [
      'with half of the checks of an export',
      diagnosis([...IDS, ...OF_EXPORT.slice(1)]),
      false,
      /'find-export' 0 times/,
    ],
    [
      'without the proofs of an export that were asked for',
      diagnosis([...IDS, ...REFUSALS, ...OF_EXPORT]),
      true,
      /'worker-cannot-list-deliveries' 0 times/,
    ],
    [
      'with a passed check that has a remedy',
      diagnosis(IDS, { remedy: FAILED.remedy }),
      false,
      /called passed, and has no/,
    ],
    ['that speaks for its caller', diagnosis([...IDS, 'assume-invoker']), false, /'assume-invoker' is not/],
    ['with a check under another name', diagnosis(IDS, { hop: 'another' }), false, /described as another/],
    ['with a check of another role', diagnosis(IDS, { as: 'caller' }), false, /described as another/],
    [
      'with a failure without a code',
      diagnosis(IDS, { outcome: 'failed' }),
      false,
      /failed, and has no error code/,
    ],
    [
      'with a passed check that has a code',
      diagnosis(IDS, { code: 'Throttled' }),
      false,
      /passed, and has an error/,
    ],
  ])('is refused %s', (_, made, negative, message) => {
    expect(() => verifyDiagnosis(made, { paid: false, negative }, 'run-1')).toThrow(message);
  });
});
