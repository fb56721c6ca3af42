import { randomBytes } from 'node:crypto';
import { constants, unlinkSync } from 'node:fs';
import { access, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { OuCostError } from '@ou-cost/spend';

/** A file and its whole content. Text is given in pieces, which may be generated while they are written. */
export interface OutputFile {
  readonly file: string;
  readonly content: Iterable<string> | Uint8Array;
}

/** Where the content goes: it replaces a regular file; a device or a pipe is written to as it is. */
interface Target {
  readonly file: string;
  readonly place: string;
  readonly isPlain: boolean;
  /** The permissions of the file that is replaced; null where there is none. */
  readonly mode: number | null;
}

function notWritten(file: string, why: string, cause?: unknown): OuCostError {
  return new OuCostError('OutputNotWritten', `the output '${file}' cannot be written: ${why}`, { cause });
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const code = 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'its folder does not exist; make the folder first';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return 'the folder or file may not be written';
  if (code === 'ENOSPC') return 'the disk is full';
  return cause.message;
}

async function targetOf(file: string): Promise<Target> {
  const known = await stat(file).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
    throw notWritten(file, reasonOf(cause), cause);
  });
  if (known === null) return { file, place: path.resolve(file), isPlain: true, mode: null };
  if (known.isDirectory()) throw notWritten(file, 'it is a folder; give a file in it');
  if (!known.isFile()) return { file, place: file, isPlain: false, mode: null };
  // A symbolic link is kept: the file that it points to is replaced.
  return { file, place: await realpath(file), isPlain: true, mode: known.mode & 0o777 };
}

/**
 * Fails with OutputNotWritten where a file could not be written, so that nothing is paid for. A folder is tried by
 * writing a temporary file into it: its permissions do not tell of a full disk or of a file system that refuses files.
 */
export async function checkOutputFiles(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const target = await targetOf(file);
    const folder = path.dirname(target.place);
    if (target.isPlain) {
      await stat(path.join(folder, '.')).catch((cause: unknown) => {
        throw notWritten(file, reasonOf(cause), cause);
      });
    }
    const tried = target.isPlain ? tryFolder(folder) : access(target.place, constants.W_OK);
    await tried.catch((cause: unknown) => {
      const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
      throw notWritten(
        file,
        isMissing ? 'its folder takes no files; choose another folder' : reasonOf(cause),
        cause,
      );
    });
  }
}

async function tryFolder(folder: string): Promise<void> {
  const trial = path.join(folder, temporaryName());
  try {
    await writeFile(trial, 'tried before the run', { flag: 'wx' });
  } finally {
    await rm(trial, { force: true });
  }
}

function temporaryName(): string {
  return `.ou-cost-${randomBytes(6).toString('hex')}.tmp`;
}

/**
 * Writes files atomically: each to a temporary file beside its target, which is flushed to disk and renamed. Where one
 * file fails, or a signal ends the process, the temporary files are removed and the targets stay as they were.
 */
export async function writeOutputs(files: readonly OutputFile[]): Promise<void> {
  const begun = new Set<string>();
  const removeBegun = () => {
    for (const file of begun) {
      try {
        unlinkSync(file);
      } catch {
        // The file may not exist yet, or may have been renamed already.
      }
    }
  };
  const stop = endingOnSignals(removeBegun);
  try {
    await writeBesideAndRename(files, begun);
  } catch (failure) {
    removeBegun();
    throw failure;
  } finally {
    stop();
  }
}

async function writeBesideAndRename(files: readonly OutputFile[], begun: Set<string>): Promise<void> {
  const written: { target: Target; beside: string }[] = [];
  for (const { file, content } of files) {
    const target = await targetOf(file);
    try {
      if (target.isPlain) written.push({ target, beside: await writeBeside(target, content, begun) });
      else await writeFile(target.place, content);
    } catch (cause) {
      throw notWritten(file, reasonOf(cause), cause);
    }
  }
  for (const { target, beside } of written) {
    await rename(beside, target.place).catch((cause: unknown) => {
      throw notWritten(target.file, reasonOf(cause), cause);
    });
    begun.delete(beside);
  }
}

async function writeBeside(
  target: Target,
  content: OutputFile['content'],
  begun: Set<string>,
): Promise<string> {
  const beside = path.join(path.dirname(target.place), temporaryName());
  begun.add(beside);
  const handle = await open(beside, 'wx', target.mode ?? 0o666);
  try {
    // The umask changes the mode that `open` is given; a replaced file must keep its own.
    if (target.mode !== null) await handle.chmod(target.mode);
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return beside;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Cleans up when a signal ends the process, and sends the signal again. Returns a function that stops listening. */
function endingOnSignals(cleanUp: () => void): () => void {
  const listeners = SIGNALS.map((signal) => {
    const listener = () => {
      cleanUp();
      stop();
      process.kill(process.pid, signal);
    };
    process.on(signal, listener);
    return { signal, listener };
  });
  function stop(): void {
    for (const { signal, listener } of listeners) process.off(signal, listener);
  }
  return stop;
}
