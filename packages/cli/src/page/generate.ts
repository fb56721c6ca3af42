import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pageModule } from './bundle-page.ts';

await writeFile(path.join(import.meta.dirname, 'page-script.generated.ts'), await pageModule());
