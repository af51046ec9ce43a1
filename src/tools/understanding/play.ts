/** Plays one message of an author as the first of a conversation, and tells how soon its service is shown. */
import type { Facts } from '../../../dialogs/events.ts';
import type { Service } from '../../catalogue/resolved.ts';
import { servicesOf } from '../../channels/replay/replay.ts';
import type { Core } from '../../core.ts';
import type { ServiceExample } from '../../matching/index.ts';
import { isOffered } from '../catalogue/checks/offered.ts';

/** So many services of an answer people read. */
export const AMONG = 3;
/** A Monday morning. */
export const NOW = new Date('2026-11-23T10:00:00+01:00');

/** How one message went. */
export interface Outcome {
  readonly message: ServiceExample;
  readonly first: boolean;
  readonly among: boolean;
  /** Among the first three after at most one true answer to a question. */
  readonly amongAfterOne: boolean;
  readonly asked: boolean;
  /** An acute answer came first, with its own numbers. */
  readonly acute: boolean;
  readonly confidence: 'clear' | 'several' | 'none';
  /** How many planned, ended or wrong-age services were shown. */
  readonly wrongly: number;
}

/** The true answer to the question that was asked, or null when the label does not tell. */
function answerTo(question: string | undefined, { age, audience }: ServiceExample): string | null {
  if (question === 'age') return age === null ? 'vil ikke si' : String(age);
  if (question === 'audience') return audience === 'relative' ? 'en jeg kjenner' : 'meg selv';
  return null;
}

/** Whether a service is there and may be offered. */
export const isCurrent = (service: Service | undefined): service is Service =>
  service !== undefined && isOffered(service);

function isUnfit(service: Service | undefined, age: Facts['age']): boolean {
  const { minimum_age = 0, maximum_age = Number.POSITIVE_INFINITY, age_limit } = service?.eligibility ?? {};
  const tooOldOrYoung = age !== null && (age < minimum_age || age > maximum_age);
  return !isCurrent(service) || (tooOldOrYoung && age_limit !== 'soft');
}

/** Plays the message in the municipality of its service, and answers one question if there is any. */
export function play({ conversation, ports }: Core, message: ServiceExample): Outcome {
  const municipality = ports.catalogue.service(message.service)?.municipality ?? 'senja';
  const role = message.audience === 'employee' ? 'employee' : 'resident';
  const one = conversation.takeTurn(conversation.start({ municipality, role }), { text: message.text }, NOW);
  const shown = servicesOf(one.replies);
  const question = shown.length === 0 ? one.session.memory.asked.at(-1) : undefined;
  const answer = answerTo(question, message);
  const second = answer === null ? [] : servicesOf(conversation.takeTurn(one.session, { text: answer }, NOW).replies);
  const three = shown.slice(0, AMONG);
  const among = three.includes(message.service);
  return {
    message,
    first: shown[0] === message.service,
    among,
    amongAfterOne: among || second.slice(0, AMONG).includes(message.service),
    asked: question !== undefined,
    acute: one.replies.some(({ urgent }) => urgent),
    confidence: one.session.memory.confidence,
    wrongly: [...three, ...second].filter((id) => isUnfit(ports.catalogue.service(id), message.age)).length,
  };
}
