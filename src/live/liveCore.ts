/**
 * A core that can be exchanged for another while conversations go on: channels hold this one, and each turn is taken by
 * the core that is in use when it begins.
 */
import type { Conversation } from '../conversation/conversation.ts';
import type { Catalogue } from '../conversation/ports.ts';
import type { Core } from '../core.ts';

/** What channels hold. */
export interface LiveCore {
  readonly conversation: Conversation;
  readonly catalogue: Catalogue;
  /** Lets every turn from now on be taken by `core`. */
  use(core: Core): void;
}

/** @param first the core in use until there is another */
export function createLiveCore(first: Core): LiveCore {
  let current = first;
  const conversation = (): Conversation => current.conversation;
  const catalogue = (): Catalogue => current.ports.catalogue;
  return {
    conversation: {
      start: (opening) => conversation().start(opening),
      greet: (session, now) => conversation().greet(session, now),
      takeTurn: (session, message, now) => conversation().takeTurn(session, message, now),
      serialize: (session) => conversation().serialize(session),
      restore: (json, opening) => conversation().restore(json, opening),
      apologise: (session) => conversation().apologise(session),
    },
    catalogue: {
      service: (id) => catalogue().service(id),
      municipality: (slug) => catalogue().municipality(slug),
      municipalities: () => catalogue().municipalities(),
      servicesOf: (slug) => catalogue().servicesOf(slug),
      national: () => catalogue().national(),
      document: (id) => catalogue().document(id),
    },
    use(core) {
      current = core;
    },
  };
}
