/** Texts of a card that have no North Sami. */
import type { Problem } from '../../../catalogue/problems.ts';
import type { LocalText, ServiceRecord } from '../../../catalogue/schema.ts';
import type { LocatedRecord } from '../../../catalogue/validate.ts';
import type { Path } from '../../../catalogue/yamlFile.ts';
import { isOffered } from './offered.ts';
import { problemAt } from './problemAt.ts';

/** Municipalities whose cards must be whole in North Sami; what is offered everywhere must be too. */
const WHOLE_IN_SAMI: ReadonlySet<string | null> = new Set([null, 'senja', 'tromso']);

/** What is missing where it must be there, and how many texts are missing in each of the other municipalities. */
export interface SamiReport {
  readonly problems: readonly Problem[];
  readonly missing: ReadonlyMap<string, number>;
}

/** Looks through the cards of all services that are offered. */
export function samiReport(records: readonly LocatedRecord[]): SamiReport {
  const problems: Problem[] = [];
  const missing = new Map<string, number>();
  for (const located of records) {
    const { record, municipality } = located;
    if (!isOffered(record)) continue;
    const fields = cardTexts(record).filter(({ text }) => text?.se === undefined);
    if (WHOLE_IN_SAMI.has(municipality)) {
      for (const { field, text } of fields) {
        problems.push(
          text === undefined ? problemAt(located, field, NO_TEXT) : problemAt(located, [...field, 'se'], NO_SE),
        );
      }
    } else if (fields.length > 0 && municipality !== null) {
      missing.set(municipality, (missing.get(municipality) ?? 0) + fields.length);
    }
  }
  return { problems, missing };
}

const NO_TEXT = 'is shown as the source writes it, in Norwegian: add description with nb and se';
const NO_SE = 'is missing: add the North Sami text, written by somebody who can vouch for it';

interface CardText {
  readonly field: Path;
  /** Undefined where the card falls back to the words of the source. */
  readonly text: LocalText | undefined;
}

/** The texts of the record that its card shows, in the order of the card. */
function cardTexts(record: ServiceRecord): CardText[] {
  const phones = Array.isArray(record.phones) ? record.phones : [];
  const schedules = Array.isArray(record.schedules) ? record.schedules : [];
  const written = (field: Path, text: LocalText | undefined): CardText[] =>
    text === undefined ? [] : [{ field, text }];
  return [
    { field: ['description'], text: record.description },
    ...phones.flatMap(({ label }, index) => written(['phones', index, 'label'], label)),
    ...record.access.flatMap(({ by, note }, index) => [
      ...written(['access', index, 'by'], by),
      ...written(['access', index, 'note'], note),
    ]),
    ...schedules.flatMap(({ description, text }, index): CardText[] =>
      // "24/7" and "09:00-15:00" are the same in both languages.
      description !== undefined || /\p{L}/u.test(text)
        ? [{ field: ['schedules', index, ...(description ? ['description'] : [])], text: description }]
        : [],
    ),
    ...(typeof record.cost === 'object' ? written(['cost', 'text'], record.cost.text) : []),
    ...record.conflicts.map(({ note }, index) => ({ field: ['conflicts', index, 'note'], text: note })),
  ];
}
