import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { coreInSteps, loadSkills } from '../../src/core.ts';
import { fingerprintOf } from '../../src/live/fingerprint.ts';
import { createLiveCore } from '../../src/live/liveCore.ts';
import { KnowledgeError, readKnowledge } from '../../src/live/readKnowledge.ts';
import { createRenewal, type RenewalPorts } from '../../src/live/renewal.ts';
import { finish } from '../../src/steps.ts';
import { dataDir, document, municipality, removeDataDirs } from '../catalogue/dataDir.ts';
import { cafe, EXAMPLES, lines, team } from '../catalogueTools/smallData.ts';
import { ROOT } from '../helpers/core.ts';

const skills = loadSkills(ROOT);
const NOW = new Date('2026-11-02T10:00:00Z');

const services = (list: readonly unknown[]) => municipality('senja', [...list], { first_contact: 'senja-a' });
const small = () =>
  dataDir({
    'sources.yaml': { documents: [document('page')] },
    ...services([cafe(), team()]),
    'examples/services/one.jsonl': lines(EXAMPLES),
  });

/** A running program over a folder of data: what it renews with, and what it told. */
async function running(data: string, changes: Partial<RenewalPorts> = {}) {
  const live = createLiveCore(finish(coreInSteps(skills, await readKnowledge(data))));
  const told: string[] = [];
  let waits = 0;
  const renewal = createRenewal({
    live,
    skills,
    fingerprint: () => fingerprintOf(data),
    read: () => readKnowledge(data),
    between: async () => {
      waits += 1;
    },
    renewed: () => told.push('renewed'),
    failed: (error) => told.push((error as Error).message),
    ...changes,
  });
  return { live, renewal, told, waits: () => waits };
}

const FILE = 'municipalities/senja/services.yaml';
const write = (data: string, list: readonly unknown[]) =>
  writeFileSync(join(data, FILE), stringify({ services: list }));

afterAll(removeDataDirs);

describe('data that changes while the server runs', () => {
  test('is taken into use when it has stood still for a look', async () => {
    const data = small();
    const { live, renewal, told, waits } = await running(data);
    write(data, [cafe({ name: 'Kafé ny' }), team()]);
    await renewal.look();
    expect(told).toEqual([]);
    await renewal.look();
    expect(told).toEqual(['renewed']);
    expect(live.catalogue.service('senja-a')?.name).toBe('Kafé ny');
    // Messages could be answered in between.
    expect(waits()).toBeGreaterThan(3);
    await renewal.look();
    expect(told).toEqual(['renewed']);
  });

  test('a conversation goes on, and shows what is new', async () => {
    const data = small();
    const { live, renewal } = await running(data);
    const opened = live.conversation.start({ municipality: 'senja' });
    const { session } = live.conversation.takeTurn(opened, { text: 'jeg drikker for mye alkohol' }, NOW);
    write(data, [cafe({ name: 'Kafé ny' }), team({ phones: [{ number: '77 79 11 11' }], contact_from: undefined })]);
    await renewal.look();
    await renewal.look();
    const later = live.conversation.takeTurn(session, { text: 'hva er telefonnummeret' }, NOW);
    expect(later.failure).toBeNull();
    expect(later.replies.map(({ text }) => text).join()).toContain('77 79 11 11');
  });

  test('when it is wrong, it is told once with file and record, and what was right stays', async () => {
    const data = small();
    const { live, renewal, told } = await running(data);
    write(data, [cafe({ phones: [{ number: '12' }] }), team()]);
    for (let look = 0; look < 4; look += 1) await renewal.look();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/municipalities\/senja\/services\.yaml:\d+: "senja-a"/);
    expect(live.catalogue.service('senja-a')?.name).toBe('Kafé pluss');
    write(data, [cafe({ name: 'Kafé mendet' }), team()]);
    await renewal.look();
    await renewal.look();
    expect(live.catalogue.service('senja-a')?.name).toBe('Kafé mendet');
  });

  test('a wrong example too', async () => {
    const data = small();
    writeFileSync(join(data, 'examples/services/one.jsonl'), '{"service": 1}\n');
    await expect(readKnowledge(data)).rejects.toThrow(KnowledgeError);
    await expect(readKnowledge(data)).rejects.toThrow(/one\.jsonl:1: /);
  });

  test('only one renewal at a time', async () => {
    const data = small();
    let readers = 0;
    const ports = await running(data, {
      read: async () => {
        readers += 1;
        return readKnowledge(data);
      },
    });
    write(data, [cafe({ name: 'Kafé ny' }), team()]);
    await ports.renewal.look();
    await Promise.all([ports.renewal.look(), ports.renewal.look(), ports.renewal.look()]);
    expect(readers).toBe(1);
  });
});

describe('fingerprint', () => {
  test('changes with a new file, a written file and a touched one, not by itself', () => {
    const data = small();
    const first = fingerprintOf(data);
    expect(fingerprintOf(data)).toBe(first);
    utimesSync(join(data, FILE), new Date(0), new Date(0));
    const touched = fingerprintOf(data);
    expect(touched).not.toBe(first);
    writeFileSync(join(data, 'examples/services/two.jsonl'), '');
    expect(fingerprintOf(data)).not.toBe(touched);
  });
});
