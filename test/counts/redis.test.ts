import { expect, test } from '@jest/globals';
import { openCounts } from '../../src/counts/open.ts';
import { readRedisCounts } from '../../src/counts/redis.ts';
import { counted, NOVEMBER } from './fixture.ts';

/** The two commands on one hash, as Redis answers them. */
function fakeRedis(fields: Record<string, string> = {}) {
  const asked = new Set<string>();
  return {
    asked,
    async hIncrBy(key: string, field: string, increment: number) {
      asked.add(key);
      const number = Number(fields[field] ?? '0') + increment;
      fields[field] = `${number}`;
      return number;
    },
    async hGetAll(key: string) {
      asked.add(key);
      return fields;
    },
  };
}

const ports = { later: () => () => {}, report: () => {} };

test('counts of several servers add up in one hash, when no file is set', async () => {
  const redis = fakeRedis();
  for (const _ of ['one server', 'another']) {
    const { counts } = await openCounts({ countsFile: null }, { ...ports, redis });
    await counts.add(counted(), NOVEMBER);
  }
  expect([...(await readRedisCounts(redis))]).toEqual([['2026-11/senja/rus/13-17/resident/nothingFitted', 2]]);
  expect([...redis.asked]).toEqual(['hjelpefinner:counts']);
});

test('what is no count in the hash is told, not shown', async () => {
  const reading = readRedisCounts(fakeRedis({ 'kari drikker': '1' }));
  await expect(reading).rejects.toThrow('REDIS_URL: 1 fields of the hash hjelpefinner:counts are no counts');
  await expect(reading).rejects.not.toThrow('kari');
});

test('Redis that fails is a rejection', async () => {
  const redis = { hIncrBy: () => Promise.reject(new Error('away')) };
  const { counts } = await openCounts({ countsFile: null }, { ...ports, redis });
  await expect(counts.add(counted(), NOVEMBER)).rejects.toThrow('away');
});
