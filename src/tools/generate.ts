/**
 * Writes what is generated: the machine's page, the pages on acute messages and on understanding, the
 * JSON Schemas and the readable conversations.
 * With `--check` it writes nothing and fails when a file is not up to date.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { jsonSchemas } from '../catalogue/jsonSchema.ts';
import { createCore } from '../core.ts';
import { acutePage } from './acute/page.ts';
import { conversationPages } from './conversationPages.ts';
import { machinePage } from './diagram.ts';
import { readScenarios } from './scenario.ts';
import { understandingPage } from './understanding/page.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGES = join(ROOT, 'docs/conversations');

/** Path → content of every generated file. */
function generated(): Map<string, string> {
  const files = new Map<string, string>([
    [join(ROOT, 'dialogs/findHelp.md'), machinePage()],
    [join(ROOT, 'docs/acute.md'), acutePage(ROOT)],
    [join(ROOT, 'docs/understanding.md'), understandingPage(ROOT)],
  ]);
  for (const [name, schema] of Object.entries(jsonSchemas())) files.set(join(ROOT, 'data/schema', name), schema);
  const scenarios = readScenarios(join(ROOT, 'test/conversations'));
  for (const [name, page] of conversationPages(scenarios, createCore(ROOT).conversation)) {
    files.set(join(PAGES, name), page);
  }
  return files;
}

/** Pages whose life situation is no more. */
function leftOver(files: ReadonlyMap<string, string>): string[] {
  return existsSync(PAGES)
    ? readdirSync(PAGES)
        .map((name) => join(PAGES, name))
        .filter((path) => !files.has(path))
    : [];
}

const files = generated();
const stale = [...files].filter(([path, content]) => !existsSync(path) || readFileSync(path, 'utf8') !== content);
if (process.argv.includes('--check')) {
  const wrong = [...stale.map(([path]) => path), ...leftOver(files)].map((path) => relative(ROOT, path));
  if (wrong.length > 0) {
    console.error(`Not up to date: ${wrong.join(', ')}. Run \`npm run generate\` and commit the result.`);
    process.exitCode = 1;
  }
} else {
  for (const [path, content] of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    console.log(`wrote ${relative(ROOT, path)}`);
  }
  for (const path of leftOver(files)) rmSync(path);
}
