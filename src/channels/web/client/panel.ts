/**
 * A part of the page that takes the place of the conversation for a while. The numbers above stay and can be used.
 */
import { byId } from './dom.ts';

/** What opens and closes it. */
export interface Panel {
  open(): void;
  /** Focus that was in the panel goes back to where it came from: what was pressed in the log, or the button. */
  close(): void;
}

/** One is open at a time. */
let shown: Panel | null = null;

/** The panel with this id, opened by the button `<id>-open`. `prepare` is called before it is shown. */
export function panel(id: string, prepare: () => void = () => {}): Panel {
  const dialog = byId<HTMLDialogElement>(id);
  const opener = byId(`${id}-open`);
  const log = byId('log');
  const behind = [log, byId('bottom')];
  let scrolled = 0;
  let origin: HTMLElement = opener;

  const open = () => {
    if (dialog.open) return;
    shown?.close();
    shown = self;
    prepare();
    scrolled = log.scrollTop;
    const { activeElement } = document;
    origin = activeElement instanceof HTMLElement && log.contains(activeElement) ? activeElement : opener;
    for (const element of behind) element.hidden = true;
    dialog.show();
    dialog.scrollTop = 0;
    byId(`${id}-title`).focus();
  };
  const close = () => {
    if (!dialog.open) return;
    const focused = dialog.contains(document.activeElement);
    dialog.close();
    shown = null;
    for (const element of behind) element.hidden = false;
    log.scrollTop = scrolled;
    // An answer that has come meanwhile takes old choices away.
    if (focused) (origin.isConnected ? origin : opener).focus();
  };
  dialog.addEventListener('submit', (event) => {
    event.preventDefault();
    close();
  });
  dialog.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close();
  });
  const self = { open, close };
  opener.addEventListener('click', open);
  return self;
}
