/** `check`: everything that is wrong with the texts in both languages. */
import { leftInNorwegian } from './checks/leftInNorwegian.ts';
import type { TextProblem } from './checks/problem.ts';
import { sameKeys } from './checks/sameKeys.ts';
import { readNames } from './names.ts';
import { catalogueTexts, localeFiles, localeTexts } from './texts.ts';

/** Checks the locales and the catalogue's texts below `root`. */
export function checkLocales(root: string): TextProblem[] {
  const nb = localeFiles(root, 'nb');
  const se = localeFiles(root, 'se');
  const files = [...new Set([...nb.keys(), ...se.keys()])].sort();
  return [
    ...files.flatMap((name) => sameKeys({ name, nb: nb.get(name) ?? {}, se: se.get(name) ?? {} })),
    ...leftInNorwegian([...localeTexts(root), ...catalogueTexts(root)], readNames(root)),
  ];
}
