import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pageModule } from './bundle.ts';

await writeFile(path.join(import.meta.dirname, 'script.generated.ts'), await pageModule());
