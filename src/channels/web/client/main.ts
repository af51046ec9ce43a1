/**
 * The chat, put together: what is written goes to the server, what the server says is shown.
 */
import type { ChoiceId, Locale } from '../../../../dialogs/events.ts';
import { ALWAYS_IN_VIEW } from '../../../conversation/lastResort.ts';
import type { Choice, Reply } from '../../../conversation/reply.ts';
import { Composer } from './composer.ts';
import { Connection, type State } from './connection.ts';
import { byId } from './dom.ts';
import { speakToHost } from './embedded.ts';
import { eraseDialog } from './eraseDialog.ts';
import { endWithPage, quickExit } from './exit.ts';
import { currentLocale, otherLocale, showLanguage } from './language.ts';
import { Log } from './log.ts';
import { panel } from './panel.ts';
import { Patience } from './patience.ts';
import { Status } from './status.ts';
import { TakeAway } from './takeAway.ts';
import { text } from './texts.ts';
import { fitKeyboard } from './viewport.ts';

/** How long somebody who pressed "urgent" waits for the server before the page shows the numbers by itself. */
const URGENT_MS = 2500;
const BACK_MS = 5000;

const status = new Status();
const log = new Log((choice) => choose(choice));
const composer = new Composer(currentLocale, (words) => say(words));
/** The message that asks for another language. Until the server has it, answers in the old one do not turn it back. */
let languageMessage: string | null = null;
let answers = 0;

const takeAway = new TakeAway(() => new Date());
const privacy = panel('privacy');
const patience = new Patience({
  typing: (shown) => log.showTyping(shown),
  slow: () => status.show('web.slow', currentLocale()),
});

const municipality = document.body.dataset.municipality || null;
const connection = new Connection(municipality, {
  locale: currentLocale,
  changed: showState,
  said(reply, erased) {
    answers += 1;
    patience.end();
    if (status.shows('web.slow')) status.show(null, currentLocale());
    if (erased) clear();
    if (languageMessage === null) showLanguage(reply.locale);
    log.showReply(reply.key === 'keep' ? withTheWays(reply) : reply);
    takeAway.keep(reply);
  },
  delivered(id) {
    if (id === languageMessage) languageMessage = null;
    log.markDelivered(id);
  },
  refused(message) {
    if (message.id === languageMessage) languageMessage = null;
    patience.end();
    if (status.shows('web.slow')) status.show(null, currentLocale());
    log.takeBack(message.id);
    composer.giveBack(message.text);
  },
});

function showState(state: State): void {
  const locale = currentLocale();
  const tryNow = () => connection.tryNow();
  if (state.is !== 'online') patience.end();
  switch (state.is) {
    case 'connecting':
      status.show('web.connecting', locale);
      break;
    case 'busy':
      status.show('web.busy', locale);
      log.markWaiting(locale);
      break;
    case 'lost':
      status.show(state.before ? 'web.lost' : 'web.unreachable', locale, tryNow);
      log.markWaiting(locale);
      break;
    case 'ended':
      status.show(state.unsent ? 'web.endedResent' : 'web.ended', locale);
      break;
    case 'online':
      showOnline(locale);
  }
}

/** Takes bad news away. That the contact is back is said, and goes after a while. */
function showOnline(locale: Locale): void {
  if (status.shows('web.lost', 'web.unreachable', 'web.busy')) {
    status.show('web.back', locale);
    setTimeout(() => status.shows('web.back') && status.show(null, locale), BACK_MS);
  } else if (status.shows('web.connecting')) {
    status.show(null, locale);
  }
  if (log.isWaiting) patience.begin();
}

/** Sends what was written, or the choice that was pressed with the words on its button. Returns the id it has. */
function say(words: string, choice?: ChoiceId): string {
  const id = newId();
  if (status.shows('web.ended', 'web.endedResent')) status.show(null, currentLocale());
  log.showOwn(id, words, currentLocale());
  connection.send(choice === undefined ? { id, text: words } : { id, text: words, choice });
  if (status.shows('web.lost', 'web.unreachable', 'web.busy')) log.markWaiting(currentLocale());
  else patience.begin();
  return id;
}

/** Who asked in words to take the services along gets them as a list, and here the ways to print and send them too. */
function withTheWays(reply: Reply): Reply {
  return { ...reply, choices: [{ id: 'keep', label: text(reply.locale, 'web.take') }, ...reply.choices] };
}

function choose({ id, label }: Choice): void {
  // The page has all it takes: nothing is sent, and the choices stay.
  if (id === 'keep' && takeAway.open()) return;
  if (id === 'erase') {
    askToErase();
  } else if (id === 'urgent') {
    urgent();
  } else if (id === 'locale:nb' || id === 'locale:se') {
    switchTo(id === 'locale:se' ? 'se' : 'nb');
  } else {
    say(label, id);
    log.focusOwn();
  }
}

/** Changes the language of the page at once; the bot follows. */
function switchTo(locale: Locale): void {
  const words = text(currentLocale(), `choice.locale.${locale}`);
  showLanguage(locale);
  languageMessage = say(words, `locale:${locale}`);
}

/** The bot answers; if it cannot at once, the page shows the numbers by itself. */
function urgent(): void {
  takeAway.close();
  privacy.close();
  const before = answers;
  say(text(currentLocale(), 'choice.urgent'), 'urgent');
  log.focusOwn();
  const show = () => {
    if (answers > before) return;
    const locale = currentLocale();
    const numbers = ALWAYS_IN_VIEW[locale];
    const words = text(locale, 'web.urgentHere');
    log.showReply({ key: 'web.urgentHere', locale, text: words, urgent: true, numbers, cards: [], choices: [] });
  };
  if (connection.online) setTimeout(show, URGENT_MS);
  else show();
}

/** Leaves nothing of the conversation on the page. */
function clear(): void {
  patience.end();
  log.clear();
  takeAway.clear();
}

const askToErase = eraseDialog(async () => {
  clear();
  composer.clear();
  byId('text').focus();
  const erased = await connection.erase();
  log.showNote(text(currentLocale(), erased ? 'web.erased' : 'web.erasedHere'), currentLocale());
});

/** Made here, so that a message that is sent again is known as the same. `randomUUID` is missing on plain http. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

byId('urgent').addEventListener('click', urgent);
byId('language').addEventListener('click', () => switchTo(otherLocale()));
byId('erase').addEventListener('click', askToErase);
addEventListener('offline', () => connection.drop());
addEventListener('online', () => connection.tryNow());
document.addEventListener('visibilitychange', () => document.hidden || connection.tryNow());
quickExit(() => connection.quit());
endWithPage(() => connection.quit());
fitKeyboard();
speakToHost(municipality);
// From now on the words for those whose browser runs no script are not needed.
document.documentElement.dataset.ready = '';
void connection.run();
