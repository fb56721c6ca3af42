import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DeploymentError } from '../error.ts';
import { isObject, type JsonObject, memberAt, objectAt, optionalStringAt, stringAt } from '../json-value.ts';

/** One stack of a cloud assembly with its unresolved template. */
export interface AssembledStack {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly template: JsonObject;
  /** The absolute path of each asset's file or folder, by its object key in the assets bucket. */
  readonly assets: ReadonlyMap<string, string>;
}

/**
 * Reads the stacks of a `cdk.out` folder, including those of nested assemblies (stages).
 * @throws DeploymentError if the folder is not a cloud assembly or a stack has no fixed environment
 */
export function readAssembly(folder: string): AssembledStack[] {
  const manifestFile = path.resolve(folder, 'manifest.json');
  const artifacts = objectAt(readJson(manifestFile), 'artifacts', manifestFile);
  return Object.entries(artifacts).flatMap(([id, artifact]) => {
    if (!isObject(artifact)) {
      throw new DeploymentError(`${manifestFile}: artifact ${id} is not an object`);
    }
    const properties = objectAt(artifact, 'properties', id);
    if (artifact['type'] === 'cdk:cloud-assembly') {
      return readAssembly(path.resolve(folder, stringAt(properties, 'directoryName', id)));
    }
    return artifact['type'] === 'aws:cloudformation:stack'
      ? [readStack(folder, id, artifact, artifacts)]
      : [];
  });
}

function readStack(folder: string, id: string, artifact: JsonObject, artifacts: JsonObject): AssembledStack {
  const environment = stringAt(artifact, 'environment', id);
  const match = /^aws:\/\/(\d{12})\/([a-z0-9-]+)$/.exec(environment);
  if (!match?.[1] || !match[2] || match[2] === 'unknown-region') {
    throw new DeploymentError(
      `stack ${id} is for ${environment}: synthesize it with an account id and a region`,
    );
  }
  const properties = objectAt(artifact, 'properties', id);
  return {
    name: optionalStringAt(properties, 'stackName', id) ?? id,
    accountId: match[1],
    region: match[2],
    template: readJson(path.resolve(folder, stringAt(properties, 'templateFile', id))),
    assets: readAssets(folder, artifact, artifacts),
  };
}

function readAssets(folder: string, artifact: JsonObject, artifacts: JsonObject): Map<string, string> {
  const assets = new Map<string, string>();
  const dependencies = Array.isArray(artifact['dependencies']) ? artifact['dependencies'] : [];
  for (const dependency of dependencies) {
    const candidate = memberAt(artifacts, String(dependency));
    if (!isObject(candidate) || candidate['type'] !== 'cdk:asset-manifest') {
      continue;
    }
    const file = stringAt(objectAt(candidate, 'properties', String(dependency)), 'file', String(dependency));
    const files = objectAt(readJson(path.resolve(folder, file)), 'files', file);
    for (const [hash, entry] of Object.entries(files)) {
      if (!isObject(entry)) {
        continue;
      }
      const source = optionalStringAt(objectAt(entry, 'source', hash), 'path', hash);
      for (const destination of Object.values(objectAt(entry, 'destinations', hash))) {
        if (isObject(destination) && source !== undefined) {
          assets.set(stringAt(destination, 'objectKey', hash), path.resolve(folder, source));
        }
      }
    }
  }
  return assets;
}

function readJson(file: string): JsonObject {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new DeploymentError(
      `cannot read ${file}: run npm run synth first, or name another cdk.out folder`,
      { cause },
    );
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) {
      return value;
    }
  } catch (cause) {
    throw new DeploymentError(`${file} is not JSON`, { cause });
  }
  throw new DeploymentError(`${file} does not hold a JSON object`);
}
