import path from 'node:path';
import { DeploymentError } from '../error.ts';
import { isObject, type JsonObject, memberAt, objectAt, optionalStringAt, stringAt } from '../json-value.ts';
import { readJsonObject } from './json-file.ts';
import type { Stack } from './stack.ts';

/**
 * Reads the stacks of a `cdk.out` folder, including those of nested assemblies (stages).
 * @throws DeploymentError if the folder is not a cloud assembly or a stack has no fixed environment
 */
export function readAssembly(folder: string): Stack[] {
  const manifestFile = path.resolve(folder, 'manifest.json');
  const artifacts = objectAt(readFile(manifestFile).content, 'artifacts', manifestFile);
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

function readStack(folder: string, id: string, artifact: JsonObject, artifacts: JsonObject): Stack {
  const environment = stringAt(artifact, 'environment', id);
  const match = /^aws:\/\/(\d{12})\/([a-z0-9-]+)$/.exec(environment);
  if (!match?.[1] || !match[2] || match[2] === 'unknown-region') {
    throw new DeploymentError(
      `stack ${id} is for ${environment}: synthesize it with an account id and a region`,
    );
  }
  const properties = objectAt(artifact, 'properties', id);
  const { content, bytes } = readFile(path.resolve(folder, stringAt(properties, 'templateFile', id)));
  return {
    name: optionalStringAt(properties, 'stackName', id) ?? id,
    accountId: match[1],
    region: match[2],
    template: withoutBootstrapCheck(content),
    templateBytes: bytes,
    parameters: new Map(),
    assets: readAssets(folder, artifact, artifacts),
  };
}

/**
 * The template without the parameter and the rule by which CDK checks the version of its bootstrap stack: the version is
 * in the account, and nothing that the sandbox serves depends on it.
 */
function withoutBootstrapCheck(template: JsonObject): JsonObject {
  const { BootstrapVersion: _version, ...parameters } = objectAt(template, 'Parameters', 'template');
  const { CheckBootstrapVersion: _check, ...rules } = objectAt(template, 'Rules', 'template');
  return { ...template, Parameters: parameters, Rules: rules };
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
    const files = objectAt(readFile(path.resolve(folder, file)).content, 'files', file);
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

function readFile(file: string) {
  return readJsonObject(file, 'run npm run synth first, or name another cdk.out folder');
}
