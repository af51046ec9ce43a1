/**
 * Leaving in a hurry: the page is emptied and another one takes its place, with nothing behind the back button.
 */
import { byId } from './dom.ts';
import { onEscapeOfHost, tellHost } from './embedded.ts';

const PRESSES = 3;
/** The first and the last press lie within so many milliseconds. */
const WITHIN_MS = 3000;

/** Makes the link and three times Escape leave the page. `quit` is called first. */
export function quickExit(quit: () => void): void {
  const link = byId<HTMLAnchorElement>('exit');
  const leave = () => {
    quit();
    empty(link.hostname);
    goTo(link.href);
  };
  link.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });
  let presses: number[] = [];
  const pressed = (at: number) => {
    presses = [...presses, at].slice(-PRESSES);
    if (presses.length === PRESSES && at - (presses[0] as number) <= WITHIN_MS) leave();
  };
  addEventListener(
    'keydown',
    ({ key, repeat, timeStamp }) => {
      if (key === 'Escape' && !repeat) pressed(timeStamp);
    },
    // Before anything else that Escape closes.
    { capture: true },
  );
  onEscapeOfHost(pressed);
}

/**
 * Ends the conversation when the page goes away, in whatever way: nobody can come back to it. A browser that kept the
 * page all the same, to show it again at once, gets an empty one and loads anew.
 */
export function endWithPage(quit: () => void): void {
  addEventListener('pagehide', () => {
    quit();
    empty(document.title);
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}

/** The next page can take its time, and until then this one is what others see. */
function empty(title: string): void {
  document.body.replaceChildren();
  document.title = title;
}

function goTo(url: string): void {
  if (parent === window) {
    location.replace(url);
    return;
  }
  // The window cannot be led away from inside a frame in every browser.
  tellHost({ type: 'hjelpefinner:exit', url });
  try {
    top?.location.replace(url);
  } catch {
    // The page around does not let its frames lead away: then it has the message.
  }
}
