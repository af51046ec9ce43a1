/** The same message as phones and haste make it: with slips, without å, æ and ø, in nynorsk by machine. */
import { spawnSync } from 'node:child_process';

const ROWS = ['qwertyuiopå', 'asdfghjkløæ', 'zxcvbnm'];

function neighbour(letter: string, random: () => number): string {
  const row = ROWS.find((letters) => letters.includes(letter));
  if (row === undefined) return letter;
  const at = row.indexOf(letter) + (random() < 0.5 ? -1 : 1);
  return row[Math.min(Math.max(at, 0), row.length - 1)]!;
}

/** One slip in a word: two letters swapped, one left out, one doubled, or the key beside. */
function slip(word: string, random: () => number): string {
  const letters = [...word];
  const at = 1 + Math.floor(random() * (letters.length - 1));
  const kind = Math.floor(random() * 4);
  if (kind === 0 && at < letters.length - 1) {
    [letters[at], letters[at + 1]] = [letters[at + 1]!, letters[at]!];
  } else if (kind === 1) letters.splice(at, 1);
  else if (kind === 2) letters.splice(at, 0, letters[at]!);
  else letters[at] = neighbour(letters[at]!.toLowerCase(), random);
  return letters.join('');
}

/** One slip in every fifth word of three letters or more, beginning at a random one. `random` gives 0 up to 1. */
export function withSlips(text: string, random: () => number): string {
  let count = Math.floor(random() * 5);
  return text.replace(/[\p{L}]{3,}/gu, (word) => {
    count += 1;
    return count % 5 === 0 ? slip(word, random) : word;
  });
}

const ASCII: readonly Readonly<Record<string, string>>[] = [
  { å: 'a', æ: 'ae', ø: 'o' },
  { å: 'aa', æ: 'ae', ø: 'oe' },
  { å: 'a', æ: 'e', ø: 'o' },
];

/** Without å, æ, ø and the North Sami letters; `way` chooses among the three ways people do it. */
export function withoutLetters(text: string, way: number): string {
  const map = ASCII[way % ASCII.length]!;
  return text
    .replace(/[åæøÅÆØ]/g, (letter) => {
      const plain = map[letter.toLowerCase()]!;
      return letter === letter.toLowerCase() ? plain : plain[0]!.toUpperCase() + plain.slice(1);
    })
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/ŋ/g, 'n')
    .replace(/Ŋ/g, 'N')
    .replace(/ŧ/g, 't')
    .replace(/Ŧ/g, 'T')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/** Stands between messages for the translator, which needs a sentence to end; it is no word of any language. */
const BETWEEN = '\n\nQQQ.\n\n';

/** The messages translated to nynorsk by apertium (Debian: apertium-nno-nob), or null where it is not installed. */
export function machineNynorsk<T extends { readonly text: string }>(messages: readonly T[]): T[] | null {
  const input = messages.map(({ text }) => text.replace(/\s+/g, ' ')).join(BETWEEN);
  // Behind a pipe, because the program cannot open the socket that Node gives it to read from.
  const { status, stdout } = spawnSync('sh', ['-c', 'cat | apertium -u nob-nno'], { input, encoding: 'utf8' });
  const translated = stdout?.split(BETWEEN.trim()) ?? [];
  if (status !== 0 || translated.length !== messages.length) return null;
  return messages.map((message, index) => ({ ...message, text: translated[index]!.trim() }));
}
