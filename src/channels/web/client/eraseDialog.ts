/**
 * Asks once before everything is removed: it cannot be undone. The rest of the page, with its numbers, can be used
 * while the question stands.
 */
import { byId } from './dom.ts';

/** Returns what opens the question. `erase` is called when the answer is yes. */
export function eraseDialog(erase: () => void): () => void {
  const dialog = byId<HTMLDialogElement>('erase-dialog');
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'erase') erase();
    else byId('erase').focus();
  });
  dialog.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') dialog.close('');
  });
  return () => {
    dialog.returnValue = '';
    if (!dialog.open) dialog.show();
  };
}
