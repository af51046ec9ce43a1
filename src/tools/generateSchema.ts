/** Writes `data/schema/*.schema.json` from the zod schema. Run it after a change in src/catalogue/schema.ts. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from '../catalogue/jsonSchema.ts';

const dir = join(import.meta.dirname, '..', '..', 'data', 'schema');
mkdirSync(dir, { recursive: true });
for (const [name, text] of Object.entries(jsonSchemas())) writeFileSync(join(dir, name), text);
