/**
 * The tools for the texts: `npm run -s locales -- words --known FILE` and `check`.
 */
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { createCore } from '../../core.ts';
import { checkLocales } from './check.ts';
import { FormsError, readKnownForms } from './knownForms.ts';
import { readNames } from './names.ts';
import { wordsReport } from './report.ts';
import { shownTexts } from './shown.ts';
import { catalogueTexts, localeTexts } from './texts.ts';
import { unknownWords } from './unknown.ts';

const ROOT = join(import.meta.dirname, '../../..');

const USAGE = `npm run -s locales -- COMMAND

words --known FILE   North Sami words that are not in a list of written forms, one a line, and where they stand
check                the same keys, placeholders and plural forms in both languages, and nothing left in Norwegian`;

/** What the person at the keyboard did wrong. */
class UsageError extends Error {
  override name = 'UsageError';
}

function runWords(args: string[]): void {
  const { values } = parseArgs({ args, options: { known: { type: 'string' } } });
  if (values.known === undefined)
    throw new UsageError('--known is missing: give a text file with one written form a line');
  const known = readKnownForms(values.known);
  const texts = {
    written: [...localeTexts(ROOT), ...catalogueTexts(ROOT)],
    shown: shownTexts(ROOT, createCore(ROOT)),
  };
  process.stdout.write(wordsReport(unknownWords(texts, known, readNames(ROOT)), basename(values.known)));
}

function runCheck(args: string[]): void {
  parseArgs({ args });
  const problems = checkLocales(ROOT);
  for (const { file, key, text } of problems) console.log(`error  ${file}: "${key}": ${text}`);
  console.log(`locales: ${problems.length} errors.`);
  if (problems.length > 0) process.exitCode = 1;
}

const COMMANDS = new Map([
  ['words', runWords],
  ['check', runCheck],
]);

try {
  const [name = '', ...args] = process.argv.slice(2);
  const command = COMMANDS.get(name);
  if (command === undefined) throw new UsageError(name === '' ? USAGE : `unknown command "${name}"\n\n${USAGE}`);
  command(args);
} catch (error) {
  const { code, message } = error as Error & { code?: string };
  const told = error instanceof UsageError || error instanceof FormsError || code?.startsWith('ERR_PARSE_ARGS');
  console.error(told ? message : error);
  process.exitCode = 1;
}
