import { describe, expect, test } from '@jest/globals';
import { ids, matcherWith, rank } from './fixture.ts';

describe('what may be offered', () => {
  test('a planned service is never offered, though its words fit best', () => {
    expect(ids(rank('nytt rustilbud'))).not.toContain('rus-planlagt');
  });

  test('what is for employees only is shown to employees only', () => {
    expect(ids(rank('fagdag om rus for ansatte'))).not.toContain('rus-fagdag');
    expect(ids(rank('fagdag om rus for ansatte', {}, { role: 'employee' }))[0]).toBe('rus-fagdag');
  });

  test('age limits hold: a child of 15 is shown the youth team and not the one for adults', () => {
    const found = ids(rank('jeg er 15 og trenger oppfølging, ruser meg'));
    expect(found).toContain('rus-ung');
    expect(found).not.toContain('rus-voksen');
  });

  test('a band of ages excludes only what it does not touch', () => {
    expect(ids(rank('oppfølging rus', { ageSpan: { from: 13, to: 19 } }))).toEqual(
      expect.arrayContaining(['rus-ung', 'rus-voksen']),
    );
    expect(ids(rank('oppfølging rus', { ageSpan: { from: 26, to: 66 } }))).not.toContain('rus-ung');
  });

  test('a home for women is not offered to a man', () => {
    expect(ids(rank('trenger bolig, ruser meg', { gender: 'male' }))).not.toContain('rus-kvinner');
    expect(ids(rank('trenger bolig, ruser meg', { gender: 'female' }))[0]).toBe('rus-kvinner');
  });
});

describe('order', () => {
  test('a relative is shown what is for relatives first, then what is open to them', () => {
    const found = ids(rank('mannen min drikker, hva kan jeg gjøre'));
    expect(found.slice(0, 2)).toEqual(['parorende', 'rus-samtale']);
  });

  test('local before national', () => {
    const found = ids(rank('rus'));
    expect(found.indexOf('linje')).not.toBe(0);
  });

  test('rights and complaints are for those who ask for them', () => {
    expect(ids(rank('jeg ruser meg'))[0]).not.toBe('klage');
    expect(ids(rank('jeg vil klage, fikk avslag'))[0]).toBe('klage');
  });

  test('a name is found, misspelt or not', () => {
    expect(ids(rank('kafe pluss når er det'))[0]).toBe('kafe');
    expect(rank('kafé pluss').found[0]?.reasons).toContainEqual({ key: 'why.named' });
  });

  test('what residents write leads to the service, by words that its text lacks', () => {
    const taught = matcherWith([
      {
        service: 'psykolog',
        text: 'jeg har hull i magen av lengsel etter fjellet',
        language: 'nb',
        audience: 'self',
        age: null,
        style: 'plain',
        author: 'a',
      },
    ]);
    expect(ids(rank('lengsel etter fjellet'))[0]).not.toBe('psykolog');
    expect(ids(rank('lengsel etter fjellet', {}, {}, taught))[0]).toBe('psykolog');
  });
});

describe('reasons', () => {
  test('they are keys and facts, never the words of the person', () => {
    const { found } = rank('sønnen min på 16 ruser seg', {});
    const youth = found.find(({ id }) => id === 'rus-ung');
    expect(youth?.reasons).toEqual(
      expect.arrayContaining([
        { key: 'why.concept', params: { concept: 'substance' } },
        { key: 'why.relative', params: { relation: 'child' } },
        { key: 'why.ageSpan', params: { from: 13, to: 17 } },
        { key: 'why.local', params: { municipality: 'senja' } },
      ]),
    );
  });
});

describe('what to ask', () => {
  test('the need, when none is known', () => {
    expect(rank('kan dere hjelpe meg').ask).toBe('need');
  });

  test('the place, when it is unknown and local services would matter', () => {
    expect(rank('jeg ruser meg', { municipality: null }).ask).toBe('municipality');
  });

  test('nothing that was asked before', () => {
    expect(rank('jeg ruser meg', { municipality: null }, { asked: ['municipality', 'age'] }).ask).toBeNull();
  });

  test('the age, when it separates the best', () => {
    expect(rank('oppfølging av rus').ask).toBe('age');
    expect(rank('oppfølging av rus', { age: 30 }).ask).toBeNull();
  });

  test('nothing, when the best is clear', () => {
    const outlook = rank('jeg har angst og vil til psykolog');
    expect(outlook).toMatchObject({ ask: null, confidence: 'clear' });
    expect(ids(outlook)[0]).toBe('psykolog');
  });
});

describe('earlier answers', () => {
  test('an age refines what was found and does not forget it', () => {
    const first = rank('vil ha oppfølging, røyker hasj hver dag');
    const facts = { needs: ['rus'] as const, concepts: ['cannabis', 'substance'], age: 16 };
    const second = rank('16', facts, { earlier: first.found, asked: ['age'] });
    expect(ids(second)).toContain('rus-ung');
    expect(ids(second)).not.toContain('rus-voksen');
  });

  test('a place brings the local services of the first message forward', () => {
    const first = rank('samtaler med pårørende, kona ruser seg', { municipality: null });
    expect(first.ask).toBe('municipality');
    expect(first.found[0]?.id).toBe('linje');
    const facts = { needs: ['rus', 'paarorende'] as const, concepts: ['substance'], audience: 'relative' as const };
    const second = rank(
      'Finnsnes',
      { ...facts, municipality: 'senja' },
      { earlier: first.found, asked: ['municipality'] },
    );
    // The first contact of the municipality may stand before it.
    expect(ids(second).slice(0, 2)).toContain('parorende');
  });
});
