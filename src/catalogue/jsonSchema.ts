/** JSON Schema of the data files, so that an editor completes and checks the YAML while it is written. */
import { z } from 'zod';
import { Municipality, ServicesFile, SourcesFile } from './schema.ts';

/** File name in `data/schema/` and its content, for each kind of data file. */
export function jsonSchemas(): Record<string, string> {
  const schemas = { services: ServicesFile, municipality: Municipality, sources: SourcesFile };
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      `${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }), null, 2)}\n`,
    ]),
  );
}
