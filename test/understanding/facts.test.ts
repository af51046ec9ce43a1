import { describe, expect, test } from '@jest/globals';
import { read } from './fixture.ts';

describe('needs', () => {
  test('a father who worries: the problem of the son, and help for himself', () => {
    const { facts } = read('sønnen min på 16 har begynt å ruse seg, vi bor på Finnsnes');
    expect(facts.needs).toEqual(expect.arrayContaining(['rus', 'paarorende']));
    expect(facts).toMatchObject({
      audience: 'relative',
      relation: 'child',
      age: 16,
      gender: 'male',
      municipality: 'senja',
    });
  });

  test.each([
    ['ikke rus, men angst', ['psykisk-helse']],
    ['det handler ikke om alkohol, jeg er deprimert', ['psykisk-helse']],
    ['jeg drikker ikke, men er gravid', ['gravid']],
  ])('what is denied is no need: %s', (text, needs) => {
    expect(read(text).facts.needs).toEqual(needs);
  });

  test.each(['klarer ikke slutte å drikke', 'eg klare kje slutta å drikka', 'vil ikke ruse meg mer'])(
    'not being able to is no denial: %s',
    (text) => {
      expect(read(text).facts.needs).toContain('rus');
    },
  );

  test.each([
    ['rus', 'rus'],
    ['psykisk', 'psykisk-helse'],
    ['pårørende', 'paarorende'],
    ['æ slit med nervan', 'psykisk-helse'],
    ['Eg har ikkje bustad', 'bolig'],
    ['mun lean gárrenávdnasiid duohken', 'rus'],
    ['gárrenmirku', 'rus'],
    ['mus lea ballu', 'psykisk-helse'],
    ['I have a drinking problem', 'rus'],
  ] as const)('%s', (text, need) => {
    expect(read(text, { asking: 'need' }).facts.needs).toContain(need);
  });
});

describe('whom the help is for', () => {
  test.each([
    ['mannen min drikker', 'relative', 'partner'],
    ['guten vår har det tungt', 'relative', 'child'],
    ['jeg er bekymret for ei venninne', 'relative', 'friend'],
    ['naboen hører stemmer', 'relative', 'other'],
    ['Mu bárdni juhká menddo ollu', 'relative', 'child'],
    ['hva kan jeg som mor gjøre', 'relative', 'child'],
    ['jeg er lærer og har en elev som ruser seg', 'employee', null],
    ['en bruker jeg jobber med trenger bolig', 'employee', null],
    ['jeg ruser meg', 'self', null],
    ['krangler med mamma og sover ikke, jeg er så trist', 'self', null],
    ['kjæresten slo opp og jeg gråter hele tiden', 'self', null],
    ['mannen min slår meg', 'self', null],
    ['får ikke sove', null, null],
  ])('%s', (text, audience, relation) => {
    expect(read(text).facts).toMatchObject({ audience, relation });
  });

  test('a child who writes about a parent is the one the help is for', () => {
    expect(read('pappa drikker hver kveld og jeg er 12 år').facts).toMatchObject({
      audience: 'self',
      relation: 'parent',
      age: 12,
      needs: expect.arrayContaining(['rus', 'paarorende', 'barn-unge']),
    });
  });
});

describe('place', () => {
  test.each([
    ['vi bor på Silsand', 'senja'],
    ['finsnes', 'senja'],
    ['orun Romssas', 'tromso'],
    ['bor på Husøy', 'senja'],
    ['jeg bor i Oslo', 'elsewhere'],
    ['var på tur til Oslo', null],
    ['husøy', null],
  ])('%s', (text, municipality) => {
    expect(read(text).facts.municipality).toBe(municipality);
  });

  test('an ambiguous name is enough when the place was asked for', () => {
    expect(read('Husøy', { asking: 'municipality' }).facts.municipality).toBe('senja');
  });
});
