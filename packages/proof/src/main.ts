import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { verifyCommand } from './command.ts';
import { verify } from './verify.ts';

const PAGE = path.join(import.meta.dirname, '..', '..', '..', 'docs', 'security.md');

function readPage(): string | null {
  try {
    return readFileSync(PAGE, 'utf8');
  } catch {
    return null;
  }
}

process.exitCode = await verifyCommand(process.argv.slice(2), {
  verify,
  readPage,
  writePage: (page) => writeFileSync(PAGE, page),
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
});
