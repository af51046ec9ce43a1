/**
 * The chat when it stands in a frame on the page of a municipality: says that it is there, and lets Escape close it.
 */
import { type FrameMessage, isEscapeOfHost } from './frameMessages.ts';

/** Tells the page around the chat. Whoever may show the frame (frame-ancestors) may know these things. */
export function tellHost(message: FrameMessage): void {
  if (parent !== window) parent.postMessage(message, '*');
}

/** Calls `pressed` with the time each time Escape is pressed on the page around the chat. */
export function onEscapeOfHost(pressed: (at: number) => void): void {
  addEventListener('message', ({ source, data, timeStamp }) => {
    if (parent !== window && source === parent && isEscapeOfHost(data)) pressed(timeStamp);
  });
}

/** Tells the page around the chat what it has to know. Does nothing when there is none. */
export function speakToHost(municipality: string | null): void {
  tellHost({ type: 'hjelpefinner:ready', municipality });
  addEventListener('keydown', (event) => {
    // A question in a dialog takes Escape as its own answer.
    const asked = event.target instanceof Element && event.target.closest('dialog') !== null;
    if (event.key === 'Escape' && !event.defaultPrevented && !asked) tellHost({ type: 'hjelpefinner:close' });
  });
}
