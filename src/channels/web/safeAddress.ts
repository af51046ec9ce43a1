/**
 * Which addresses a page makes a link of. The script of the chat uses it too.
 */

const KINDS = new Set(['tel:', 'https:', 'mailto:']);

/** The address when it calls, writes or leads to a page, else null. */
export function safeAddress(address: string | undefined): string | null {
  if (address === undefined) return null;
  try {
    return KINDS.has(new URL(address).protocol) ? address : null;
  } catch {
    return null;
  }
}
