/**
 * `npm run -s understanding -- train`: learns the weights of the statistical reader anew.
 * `npm run -s understanding -- curve`: how the blind score grows with the number of examples.
 */
import { join } from 'node:path';
import { curve } from './curve.ts';
import { train } from './train.ts';

const ROOT = join(import.meta.dirname, '../../..');
const [command] = process.argv.slice(2);
if (command === 'train') {
  const { learntFrom } = train(ROOT);
  console.log(`learnt from ${learntFrom.needs} messages that tell of a need and ${learntFrom.others} that do not`);
} else if (command === 'curve') {
  for (const { authors, examples, first, among, amongWhenNotAcute } of curve(ROOT))
    console.log(
      `${authors} authors, ${examples} examples: first ${first} %, among three ${among} %; ${amongWhenNotAcute} % of those not answered as acute`,
    );
} else {
  console.error('usage: npm run -s understanding -- train | curve');
  process.exitCode = 1;
}
