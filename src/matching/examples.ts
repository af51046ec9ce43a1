/** What residents write, service by service: data/examples/services/<author>.jsonl, one example a line. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

const Example = z.strictObject({
  service: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use the id of a service'),
  text: z.string().min(1),
  language: z.enum(['nb', 'nn', 'dialect', 'se', 'en']),
  audience: z.enum(['self', 'relative', 'employee']),
  age: z.int().min(0).max(120).nullable(),
  style: z.enum(['plain', 'named', 'terse', 'long', 'typo']),
  nb: z.string().optional().describe('What it says in Norwegian, for those who review it'),
});

/** One message that somebody could write when a service is what they need. */
export type ServiceExample = z.infer<typeof Example> & { readonly author: string };

/**
 * Reads the examples.
 * @param dir the folder `data/examples/services`; when it is missing there are no examples
 * @throws Error that names the file, the line and what to mend
 */
export function loadServiceExamples(dir: string): ServiceExample[] {
  if (!existsSync(dir)) return [];
  const examples: ServiceExample[] = [];
  const problems: string[] = [];
  for (const name of readdirSync(dir).sort()) {
    if (!name.endsWith('.jsonl')) continue;
    const path = join(dir, name);
    readFileSync(path, 'utf8')
      .split('\n')
      .forEach((line, index) => {
        if (line.trim() === '') return;
        const where = `${path}:${index + 1}`;
        let data: unknown;
        try {
          data = JSON.parse(line);
        } catch {
          problems.push(`${where}: is not JSON: write one object a line`);
          return;
        }
        const checked = Example.safeParse(data);
        if (checked.success) examples.push({ ...checked.data, author: basename(name, '.jsonl') });
        else {
          const { path: field, message } = checked.error.issues[0]!;
          problems.push(`${where}: ${field.join('.')}: ${message}`);
        }
      });
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return examples;
}
