/**
 * What the chat in a frame and the page around it tell each other. Nothing a person wrote is ever in it.
 */

/** It stands there, made for a municipality or (null) for none; it asks to be closed; or the person wants to be gone from here, and elsewhere at once. */
export type FrameMessage =
  | { readonly type: 'hjelpefinner:ready'; readonly municipality: string | null }
  | { readonly type: 'hjelpefinner:close' }
  | { readonly type: 'hjelpefinner:exit'; readonly url: string };

/** The message, or null when it is none of these. Only pages of the web are places to go to. */
export function readFrameMessage(data: unknown): FrameMessage | null {
  const { type, municipality, url } = (data ?? {}) as Readonly<Record<string, unknown>>;
  if (type === 'hjelpefinner:ready')
    return { type, municipality: typeof municipality === 'string' ? municipality : null };
  if (type === 'hjelpefinner:close') return { type };
  if (type === 'hjelpefinner:exit' && typeof url === 'string' && /^https?:\/\//i.test(url)) return { type, url };
  return null;
}

/** What the page around tells the chat: Escape was pressed there. The first press can have closed the panel. */
export const ESCAPE_OF_HOST = { type: 'hjelpefinner:escape' } as const;

/** Whether the page around says that. */
export function isEscapeOfHost(data: unknown): boolean {
  return (data as { readonly type?: unknown } | null)?.type === ESCAPE_OF_HOST.type;
}
