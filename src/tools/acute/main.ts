/**
 * `npm run -s acute -- explain "text"`: what the detector hears in a text, voice by voice, and what it decides.
 * `npm run -s acute -- train`: learns the weights of the statistical voice anew.
 * `npm run -s acute -- curve`: how the blind score grows with the number of messages.
 */
import { join } from 'node:path';
import { createExplainer, loadAcuteLexicon, loadAcuteModel } from '../../acute/index.ts';
import { curve } from './curve.ts';
import { train } from './train.ts';

const ROOT = join(import.meta.dirname, '../../..');
const [command, ...words] = process.argv.slice(2);
const lexicon = () => loadAcuteLexicon(join(ROOT, 'data/lexicons/acute'));

if (command === 'train') {
  const { thresholds, learntFrom } = train(ROOT, lexicon());
  console.log(
    `learnt from ${learntFrom.acute} acute and ${learntFrom.harmless} harmless messages by ${learntFrom.authors.length} authors`,
  );
  console.log(`thresholds: concern ${thresholds.concern}, hard ${thresholds.hard}`);
} else if (command === 'curve') {
  for (const { authors, acute, any, hard } of curve(ROOT, lexicon()))
    console.log(`${authors} authors, ${acute} acute messages: ${any} % caught, ${hard} % of those said outright grave`);
} else if (command === 'explain' && words.length > 0) {
  const explain = createExplainer(lexicon(), loadAcuteModel(join(ROOT, 'data/models/acute')));
  console.log(JSON.stringify(explain(words.join(' ')), null, 2));
} else {
  console.error('usage: npm run -s acute -- explain "text" | train | curve');
  process.exitCode = 1;
}
