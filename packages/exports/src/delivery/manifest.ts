import { foldedPath, formatOf, type Place, placeOf } from './layout.ts';
import { refusal, shown } from './refusal.ts';

/** A file that a manifest names. */
export interface NamedFile {
  readonly uri: string;
  readonly bucket: string;
  readonly place: Place;
}

export interface Manifest {
  readonly executionId: string | null;
  /** At least one, each once, all of one folder and one format. */
  readonly files: readonly [NamedFile, ...NamedFile[]];
}

/** A manifest has 250 bytes or so for each file and 60 for each column. */
export const LARGEST_MANIFEST = 16 * 2 ** 20;

const REMEDY = 'have the export delivered again';

/**
 * What a manifest says. The files and the execution are read strictly, since they decide what is summed; other members
 * are ignored. Fails with MalformedAnswer, or with Incomplete where it names no file.
 */
export function readManifest(bytes: Uint8Array, path: string, exportName: string): Manifest {
  const content = parsed(bytes, path);
  const wrong = (what: string) => refusal('MalformedAnswer', `the manifest ${shown(path)} ${what}`, REMEDY);
  const executionId = textOf(content.get('executionId'), () =>
    wrong("has an 'executionId' that is not a text"),
  );
  assertExport(content.get('exportArn'), exportName, wrong);
  const list = content.get('dataFiles');
  if (!Array.isArray(list)) throw wrong("has no list 'dataFiles'");
  const files = list.map((uri: unknown) => namedFile(uri, wrong));
  const [first, ...rest] = files;
  if (first === undefined) {
    throw refusal('Incomplete', `the manifest ${shown(path)} names no file`, REMEDY);
  }
  assertAlike(files, first, wrong);
  const named = rest.length + 1;
  if (new Set(files.map(({ uri }) => foldedPath(uri))).size < named) throw wrong('names a file twice');
  const { execution } = first.place;
  if (executionId !== null && execution !== null && !isOf(execution, executionId)) {
    throw wrong(`is of execution ${shown(executionId)}, and names files of ${shown(execution)}`);
  }
  return { executionId, files: [first, ...rest] };
}

function parsed(bytes: Uint8Array, path: string): ReadonlyMap<string, unknown> {
  try {
    const content: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof content === 'object' && content !== null && !Array.isArray(content)) {
      return new Map(Object.entries(content));
    }
  } catch (cause) {
    throw refusal('MalformedAnswer', `the manifest ${shown(path)} is not JSON`, REMEDY, cause);
  }
  throw refusal('MalformedAnswer', `the manifest ${shown(path)} is not a JSON object`, REMEDY);
}

type Wrong = (what: string) => Error;

function textOf(value: unknown, wrong: () => Error): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') throw wrong();
  return value;
}

/** The last part of an export's ARN is its name, a hyphen and an id. */
function assertExport(arn: unknown, exportName: string, wrong: Wrong): void {
  const text = textOf(arn, () => wrong("has an 'exportArn' that is not a text"));
  const resource = text === null ? undefined : /:export\/([^/]+)$/.exec(text)?.[1];
  if (resource === undefined || resource === exportName || resource.startsWith(`${exportName}-`)) return;
  throw wrong(`is of another export, ${shown(resource)}`);
}

function namedFile(uri: unknown, wrong: Wrong): NamedFile {
  if (typeof uri !== 'string') throw wrong("has in 'dataFiles' what is not a text");
  const [, bucket = '', key = ''] = /^s3:\/\/([^/]+)\/(.+)$/s.exec(uri) ?? [];
  const place = placeOf(key);
  if (place === null || place.part !== 'data' || key.split('/').includes('..')) {
    throw wrong(`names ${shown(uri)}, which is not a file in the export's data`);
  }
  if (formatOf(key) === null) throw wrong(`names ${shown(uri)}, which is neither Parquet nor CSV`);
  return { uri, bucket, place };
}

/** A delivery is in one folder: of one bucket, export, billing period and execution. */
function assertAlike(files: readonly NamedFile[], first: NamedFile, wrong: Wrong): void {
  const folderOf = ({ bucket, place }: NamedFile) =>
    [bucket, place.root, place.partition, place.execution].join('\n');
  for (const file of files) {
    const differs = file.place.month !== first.place.month ? 'billing periods' : 'folders';
    if (folderOf(file) !== folderOf(first)) {
      throw wrong(`mixes two ${differs}: it names ${shown(first.uri)} and ${shown(file.uri)}`);
    }
    if (formatOf(file.place.name) !== formatOf(first.place.name)) {
      throw wrong(`mixes two formats: it names ${shown(first.uri)} and ${shown(file.uri)}`);
    }
  }
}

/** Whether the folder of an execution is the one of this id. */
export function isOf(execution: string, id: string): boolean {
  return execution === id || execution.endsWith(`-${id}`);
}
