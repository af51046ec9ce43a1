/** The columns of the CSV, in their order. A column is named by the path of its field. */

/** What a cell holds: a text, words parted by |, a number, true/false, or anything else as JSON. */
export type CellKind = 'text' | 'words' | 'number' | 'truth' | 'json';

export interface Column {
  readonly name: string;
  readonly kind: CellKind;
}

const columns = (kind: CellKind, ...names: string[]): Column[] => names.map((name) => ({ name, kind }));
const texts = (...names: string[]): Column[] => names.flatMap((name) => columns('text', `${name}.nb`, `${name}.se`));

/** Where the record belongs: `municipalities/senja`, `national` or `statsforvalteren`. */
export const FOLDER = 'folder';

export const COLUMNS: readonly Column[] = [
  ...columns('text', FOLDER, 'id', 'name', 'name_se', 'kind', 'status'),
  ...texts('description'),
  ...columns('words', 'needs', 'audience', 'alternate_names', 'former_names'),
  ...columns('json', 'phones', 'emails', 'websites', 'chats'),
  // The first of each is for `unknown` and `none`, the others for an address.
  ...columns('text', 'visiting_address', 'visiting_address.value', 'visiting_address.show'),
  ...columns('json', 'visiting_address.source'),
  ...columns('text', 'postal_address', 'postal_address.value', 'postal_address.show'),
  ...columns('json', 'postal_address.source'),
  ...columns('text', 'place'),
  ...columns('json', 'schedules', 'access'),
  ...columns('text', 'cost'),
  ...columns('truth', 'cost.free'),
  ...columns('number', 'cost.amount'),
  ...texts('cost.text'),
  ...columns('json', 'cost.source'),
  ...columns('number', 'eligibility.minimum_age', 'eligibility.maximum_age'),
  ...columns('text', 'eligibility.age_limit'),
  ...texts('eligibility.age_note'),
  ...columns('text', 'eligibility.gender'),
  ...texts('eligibility.residency'),
  ...columns('words', 'eligibility.service_areas'),
  ...texts('eligibility.target'),
  ...columns('json', 'eligibility.source'),
  ...columns('text', 'part_of'),
  ...columns('json', 'contact_from'),
  ...columns('words', 'languages', 'concepts', 'counties'),
  ...columns('json', 'capacity', 'waiting_time', 'processing_time', 'duration', 'anonymity'),
  ...columns('json', 'duties', 'steps', 'facts', 'conflicts', 'unclear'),
  ...texts('stale_risk'),
  ...columns('truth', 'verify'),
  ...columns('text', 'assured_date', 'source.document', 'source.lines'),
  ...columns('words', 'source.also'),
  ...columns('text', 'source.quote'),
];
