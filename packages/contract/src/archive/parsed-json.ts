import { OuCostError } from '@ou-cost/spend';
import type * as z from 'zod/mini';
import { byKey, parseWith } from '../parse.ts';

/** The JSON that an archived object's text holds. Fails with MalformedAnswer, naming the object. */
export function parsedJson(text: string, objectName: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new OuCostError('MalformedAnswer', `${objectName}: is not JSON, or only a part of it`, { cause });
  }
}

/** An archived object as its schema describes it. Fails with MalformedAnswer, naming the object and what does not fit. */
export function decoded<S extends z.core.$ZodType>(schema: S, text: string, objectName: string): z.output<S> {
  return parseWith(schema, parsedJson(text, objectName), 'MalformedAnswer', byKey(objectName));
}
