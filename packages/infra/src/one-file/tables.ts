import { callerParameters } from './caller-parameters.ts';
import type { Parameter } from './parameter.ts';
import { payerParameters } from './payer-parameters.ts';
import { usualConfig } from './usual.ts';
import type { Partition } from './write.ts';

/** Parameters by name, in the order in which the console asks for them. */
export type ParameterTable = Readonly<Record<string, Parameter>>;

/** The parameters of the one-file templates. */
export function oneFileParameters(
  partition: Partition,
): Readonly<Record<'payer' | 'caller', ParameterTable>> {
  const usual = usualConfig();
  return { payer: payerParameters(partition, usual), caller: callerParameters(partition, usual) };
}
