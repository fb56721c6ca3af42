import { readFileSync } from 'node:fs';
import { FaultError } from './error.ts';
import { type FaultKind, type FaultPlan, type FaultRule, faultKinds } from './plan.ts';

/**
 * Reads a faults file.
 * @throws FaultError with one line that names the file, the key, the wrong value and what to write
 */
export function readFaults(file: string): FaultPlan {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new FaultError(`cannot read the faults file ${file}: ${messageOf(cause)}`, { cause });
  }
  return parseFaults(jsonOf(text, file), file);
}

/**
 * Validates the content of a faults file.
 * @param source the name of the file in messages
 * @throws FaultError as `readFaults` does
 */
export function parseFaults(json: unknown, source: string): FaultPlan {
  return new FaultReader(source).plan(json);
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new FaultError(`${file} is not valid JSON: ${messageOf(cause)}`, { cause });
  }
}

const planKeys = ['seed', 'faults'];
const commonKeys = ['api', 'fault', 'calls', 'probability'];
/** The additional keys of a kind of fault. */
const furtherKeys: Partial<Record<FaultKind, readonly string[]>> = {
  '5xx': ['status'],
  slow: ['milliseconds'],
  reset: ['served'],
  'account-moves': ['accountId', 'to'],
  'account-leaves': ['accountId'],
};
const statuses = [500, 502, 503, 504];
const apiPattern = /^(\*|[a-z0-9-]+:(\*|[A-Za-z0-9]+))$/;

type Fields = Readonly<Record<string, unknown>>;

class FaultReader {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  plan(json: unknown): FaultPlan {
    const fields = this.#object(json, '');
    this.#refuseUnknown(fields, '', planKeys);
    const { seed, faults } = fields;
    if (seed !== undefined && !isWhole(seed, 0)) {
      this.#refuse('/seed', seed, 'write a whole number from 0');
    }
    if (!Array.isArray(faults)) this.#refuse('/faults', faults, 'write a list of faults');
    return {
      ...(seed === undefined ? {} : { seed }),
      faults: faults.map((rule, index) => this.#rule(rule, `/faults/${index}`)),
    };
  }

  #rule(json: unknown, at: string): FaultRule {
    const fields = this.#object(json, at);
    const { api, fault, milliseconds, status, served, accountId, to } = fields;
    if (!isFaultKind(fault)) {
      this.#refuse(`${at}/fault`, fault, `write one of ${faultKinds.join(', ')}`);
    }
    this.#refuseUnknown(fields, at, [...commonKeys, ...(furtherKeys[fault] ?? [])]);
    if (typeof api !== 'string' || !apiPattern.test(api)) {
      this.#refuse(`${at}/api`, api, 'write service:Operation, service:* or *');
    }
    if (fault === 'slow' ? !isWhole(milliseconds, 1, 600_000) : milliseconds !== undefined) {
      this.#refuse(`${at}/milliseconds`, milliseconds, 'write a whole number from 1 to 600000');
    }
    if (status !== undefined && !statuses.some((known) => known === status)) {
      this.#refuse(`${at}/status`, status, 'write 500, 502, 503 or 504');
    }
    if (served !== undefined && typeof served !== 'boolean') {
      this.#refuse(`${at}/served`, served, 'write true or false');
    }
    return {
      api,
      fault,
      ...this.#moment(fields, at),
      ...(milliseconds === undefined ? {} : { milliseconds: Number(milliseconds) }),
      ...(status === undefined ? {} : { status: Number(status) }),
      ...(served === undefined ? {} : { served }),
      ...this.#text('accountId', accountId, at),
      ...this.#text('to', to, at),
    };
  }

  #moment({ calls, probability }: Fields, at: string): Pick<FaultRule, 'calls' | 'probability'> {
    if ((calls === undefined) === (probability === undefined)) {
      const found = calls === undefined ? 'neither calls nor' : 'both calls and';
      throw new FaultError(`${this.#source} ${at} has ${found} probability: write one of the two`);
    }
    if (probability !== undefined) {
      if (typeof probability !== 'number' || !(probability > 0 && probability <= 1)) {
        this.#refuse(`${at}/probability`, probability, 'write a number above 0, at most 1');
      }
      return { probability };
    }
    if (!Array.isArray(calls) || calls.length === 0 || !calls.every((call) => isWhole(call, 1))) {
      this.#refuse(`${at}/calls`, calls, 'write a list of whole numbers from 1');
    }
    return { calls };
  }

  #text<K extends string>(key: K, value: unknown, at: string): Partial<Record<K, string>> {
    if (value === undefined) return {};
    if (typeof value !== 'string') this.#refuse(`${at}/${key}`, value, 'write an id in quotes');
    return { [key]: value } as Record<K, string>;
  }

  #object(json: unknown, at: string): Fields {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
      this.#refuse(at === '' ? '/' : at, json, 'write an object');
    }
    return { ...json };
  }

  #refuseUnknown(fields: Fields, at: string, known: readonly string[]): void {
    const unknown = Object.keys(fields).find((key) => !known.includes(key));
    if (unknown === undefined) return;
    throw new FaultError(
      `${this.#source} ${at}/${unknown} is not known here: write any of ${known.join(', ')}`,
    );
  }

  #refuse(at: string, value: unknown, instead: string): never {
    const shown = value === undefined ? 'missing' : JSON.stringify(value);
    throw new FaultError(`${this.#source} ${at} is ${shown}: ${instead}`);
  }
}

function isFaultKind(value: unknown): value is FaultKind {
  return faultKinds.some((kind) => kind === value);
}

function isWhole(value: unknown, least: number, most = Number.MAX_SAFE_INTEGER): value is number {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
