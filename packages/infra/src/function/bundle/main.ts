import { oneFile } from './one-file.ts';

/** Writes the bundle of an entry to standard output, for a synthesis: that cannot wait for a promise. */
const [entry = '', folder = ''] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await oneFile(entry, folder)));
