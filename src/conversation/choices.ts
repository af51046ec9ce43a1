/**
 * Buttons. A button's label can always be typed instead: the same words give the same choice.
 */
import type { ChoiceId, Locale } from '../../dialogs/events.ts';
import { langOf, nameIn } from './cards.ts';
import type { Catalogue, Texts } from './ports.ts';
import type { Choice } from './reply.ts';

const ID =
  /^(need:[a-z-]+|age:(under13|13-17|18-25|26-66|67plus|unsaid)|audience:(self|relative|employee)|place:[a-z]+|locale:(nb|se)|about:[a-zA-Z]+|wish:[a-zA-Z]+|verdict:(yes|partly|no)|service:[a-z0-9-]+|keep|urgent|person|startOver|erase|goOn|notMeantSo|yes|no)$/;

/** The choice a channel sent back, or null when it is none of ours: then its text is read as typed. */
export function asChoice(value: string | undefined): ChoiceId | null {
  return value !== undefined && ID.test(value) ? (value as ChoiceId) : null;
}

/** Buttons with their words. `place:*` stands for one button a municipality. */
export function labelled(ids: readonly ChoiceId[], locale: Locale, texts: Texts, catalogue: Catalogue): Choice[] {
  return ids.flatMap((id): Choice[] => {
    if (id === 'place:*') {
      return catalogue
        .municipalities()
        .map((municipality) => ({ id: `place:${municipality.slug}`, label: municipality.name }));
    }
    if (id.startsWith('place:')) {
      return [{ id, label: catalogue.municipality(id.slice('place:'.length))?.name ?? id }];
    }
    if (id.startsWith('service:')) {
      const service = catalogue.service(id.slice('service:'.length));
      if (service === undefined) return [];
      const { text: label, lang } = nameIn(service, locale);
      return [{ id, label, ...langOf(lang, locale) }];
    }
    return [{ id, label: texts.t(locale, `choice.${id.replace(':', '.')}`) }];
  });
}

/** The button whose label the person typed, among all buttons of both languages. */
export function typedChoice(text: string, texts: Texts): ChoiceId | null {
  return labels(texts).get(plain(text)) ?? null;
}

const plain = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[?.!«»"]/g, '')
    .trim();

const PLAIN_IDS: readonly ChoiceId[] = [
  'need:rus',
  'need:psykisk-helse',
  'need:paarorende',
  'age:under13',
  'age:13-17',
  'age:18-25',
  'age:26-66',
  'age:67plus',
  'age:unsaid',
  'audience:self',
  'audience:relative',
  'locale:nb',
  'locale:se',
  'wish:more',
  'wish:forRelative',
  'keep',
  'urgent',
  'person',
  'startOver',
  'erase',
  'goOn',
  'notMeantSo',
];

const cache = new WeakMap<Texts, ReadonlyMap<string, ChoiceId>>();

function labels(texts: Texts): ReadonlyMap<string, ChoiceId> {
  let map = cache.get(texts);
  if (map === undefined) {
    map = new Map(
      (['nb', 'se'] as const).flatMap((locale) =>
        PLAIN_IDS.map((id) => [plain(texts.t(locale, `choice.${id.replace(':', '.')}`)), id] as const),
      ),
    );
    cache.set(texts, map);
  }
  return map;
}
