/** The peer nlp.js (neural, Norwegian stemmer), learnt from messages with an intent each. */
import { containerBootstrap } from '@nlpjs/core';
import { LangNo } from '@nlpjs/lang-no';
import { Nlp } from '@nlpjs/nlp';

/** Intents of a text, the likeliest first. */
export type Classify = (text: string) => Promise<string[]>;

/** Learns; takes seconds to minutes. */
export async function learnNlpjs(messages: Iterable<{ text: string; intent: string }>): Promise<Classify> {
  const container = await containerBootstrap();
  container.use(Nlp);
  container.use(LangNo);
  const nlp = container.get('nlp');
  Object.assign(nlp.settings, { autoSave: false, modelFileName: '', nlu: { log: false } });
  nlp.addLanguage('no');
  for (const { text, intent } of messages) nlp.addDocument('no', text, intent);
  await nlp.train();
  return async (text) => {
    const { classifications, intent } = await nlp.process('no', text);
    return [intent, ...classifications.map((one) => one.intent)];
  };
}
