/**
 * Reads and checks the services and examples in a thread of its own: a second of work in which the server goes on
 * answering.
 */
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type CatalogueContents, catalogueOver, loadContents } from '../catalogue/load.ts';
import { EXAMPLES, type Knowledge } from '../core.ts';
import { loadServiceExamples, type ServiceExample } from '../matching/index.ts';

type Answer =
  | { readonly contents: CatalogueContents; readonly examples: readonly ServiceExample[] }
  | { readonly problem: string };

/** The data cannot be used; the message has a line for each fault, with file, record and mend. */
export class KnowledgeError extends Error {
  override name = 'KnowledgeError';
}

/**
 * Reads what is in the folder `data` now.
 * @throws KnowledgeError when something in it is wrong
 */
export function readKnowledge(data: string): Promise<Knowledge> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: data });
    worker.once('error', reject);
    worker.once('message', (answer: Answer) => {
      if ('problem' in answer) reject(new KnowledgeError(answer.problem));
      else resolve({ catalogue: catalogueOver(answer.contents), examples: answer.examples });
    });
    worker.once('exit', () => reject(new Error('the thread that reads the data ended without an answer')));
  });
}

function answerOf(data: string): Answer {
  try {
    return { contents: loadContents(data), examples: loadServiceExamples(join(data, EXAMPLES)) };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

if (!isMainThread) parentPort?.postMessage(answerOf(workerData as string));
