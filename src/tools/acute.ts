/**
 * `npm run -s acute -- explain "text"`: what the detector hears in a text, rule by rule, and what it decides.
 */
import { join } from 'node:path';
import { createExplainer, loadAcuteLexicon } from '../acute/index.ts';

const [command, ...words] = process.argv.slice(2);
if (command !== 'explain' || words.length === 0) {
  console.error('usage: npm run -s acute -- explain "text"');
  process.exitCode = 1;
} else {
  const explain = createExplainer(loadAcuteLexicon(join(import.meta.dirname, '../../data/lexicons/acute')));
  console.log(JSON.stringify(explain(words.join(' ')), null, 2));
}
