/** `npm run -s understanding -- train`: learns the weights of the statistical reader anew. */
import { join } from 'node:path';
import { train } from './train.ts';

const [command] = process.argv.slice(2);
if (command === 'train') {
  const { learntFrom } = train(join(import.meta.dirname, '../../..'));
  console.log(`learnt from ${learntFrom.needs} messages that tell of a need and ${learntFrom.others} that do not`);
} else {
  console.error('usage: npm run -s understanding -- train');
  process.exitCode = 1;
}
