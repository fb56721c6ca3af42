import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneFileTemplates } from './write.ts';

/* Writes the templates of the commercial partition into the folder that is the only argument, for the proof. */

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the folder into which the templates are written');
mkdirSync(folder, { recursive: true });
const { payer, caller } = oneFileTemplates('aws');
writeFileSync(join(folder, 'payer.template.json'), payer);
writeFileSync(join(folder, 'caller.template.json'), caller);
