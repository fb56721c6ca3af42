import * as z from 'zod/mini';
// By name: `z.core` as a value would bring zod's messages in every language, 380 kB, into each bundle; its `util`, 9 kB.
import { $constructor } from 'zod/v4/core';

/** With its type written out, so that its `init` may assert what it makes. */
const AnyRecord: z.core.$constructor<z.ZodMiniRecord, z.core.$ZodRecordDef> = z.ZodMiniRecord;

/**
 * A record whose keys are names from elsewhere. zod's own drops the key `__proto__`, and a service of that name would
 * vanish from a report with all that it costs.
 */
const ByName: z.core.$constructor<z.ZodMiniRecord, z.core.$ZodRecordDef> = $constructor(
  'ByName',
  (inst, def) => {
    AnyRecord.init(inst, def);
    const refuse = inst._zod.parse;
    inst._zod.parse = (payload, ctx) => {
      const input: unknown = payload.value;
      if (!isObject(input)) return refuse(payload, ctx);
      const named = Object.entries(input).map(([name, value]): [string, unknown] => {
        const result = def.valueType._zod.run({ value, issues: [] }, ctx);
        if (result instanceof Promise) throw new Error('values are checked at once');
        payload.issues.push(
          ...result.issues.map((issue) => ({ ...issue, path: [name, ...(issue.path ?? [])] })),
        );
        return [name, result.value];
      });
      // This defines the property `__proto__`; an assignment would set the object's prototype.
      payload.value = Object.fromEntries(named);
      return payload;
    };
  },
);

/** A record by name, of any names. */
export function byName<V extends z.core.$ZodType>(valueType: V): z.ZodMiniRecord<z.ZodMiniString, V> {
  return new ByName({ type: 'record', keyType: z.string(), valueType }) as z.ZodMiniRecord<
    z.ZodMiniString,
    V
  >;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
