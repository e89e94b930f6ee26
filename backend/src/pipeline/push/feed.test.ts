import { describe, expect, it } from '@jest/globals';
import { databases, useStorage } from '../../../test/support/databases.ts';
import { overridden } from '../../../test/support/overridden.ts';
import { takeRecords } from '../../../test/support/take-records.ts';
import { aVillage } from '../../../test/support/workspace.ts';
import type { Storage } from '../../adapters/storage/index.ts';
import type { TargetObject } from '../../domain/index.ts';
import { MAPPED_FIELDS } from '../../rules/index.ts';
import { Feed } from './feed.ts';
import { RowLoader } from './row-loader.ts';
import type { Row } from './row.ts';

const ACTIVITIES = 600;

describe.each(databases)('the feed on $name', (database) => {
  const test = useStorage(database);

  const open = (
    storage: Storage,
    object: 'Activity__c' | 'Member__c' = 'Activity__c',
    covered: ReadonlyMap<TargetObject, number> = new Map()
  ) => {
    const writable = new Map([[object, new Set(MAPPED_FIELDS[object])]] as const);
    const loader = new RowLoader(storage, 'org-1', writable);
    const giveWay = async () => undefined;
    const objects = [object] as const;
    return Feed.open({ storage, connectionId: 'org-1', loader, giveWay, objects, covered });
  };

  async function readAll(feed: Feed): Promise<Row[]> {
    const rows: Row[] = [];
    for (let page = await feed.next(); page; page = await feed.next()) rows.push(...page.rows);
    return rows;
  }

  /** Its third page of activities cannot be read. */
  function failing(storage: Storage): Storage {
    let pages = 0;
    const activities: Storage['feed']['activities'] = async (...given) => {
      if ((pages += 1) === 3) throw new Error('The database is away.');
      return storage.feed.activities(...given);
    };
    return overridden(storage, { feed: overridden(storage.feed, { activities }) });
  }

  it('gives a page again that could not be read while rows before it were on their way', async () => {
    const { storage } = test;
    await takeRecords(storage, aVillage(5, ACTIVITIES));
    const feed = await open(failing(storage));
    const sent = [...((await feed.next())?.rows ?? []), ...((await feed.next())?.rows ?? [])];
    await expect(feed.next()).rejects.toThrow('The database is away.');
    // Some of them land all the same, and a receipt notes how far the stream is done.
    const landed = sent.slice(100, 300);
    for (const { write } of landed) feed.settle(write);
    for (const { consumer, stream, position, ahead } of feed.places()) {
      await storage.cursors.advance(consumer, stream, position, ahead);
    }
    const keysOf = (rows: readonly Row[]) => rows.map(({ write }) => write.externalId);
    const again = new Set(keysOf(await readAll(await open(storage))));
    expect(again.size).toBe(ACTIVITIES - landed.length);
    expect(keysOf(landed).filter((key) => again.has(key))).toEqual([]);
  });

  it('knows of members whom the job of a stopped run brought that they are in the org, but not in which form', async () => {
    const { storage } = test;
    await takeRecords(storage, aVillage(3, 0));
    const covered = new Map([['Member__c', await storage.changes.head()]] as const);
    expect(await readAll(await open(storage, 'Member__c', covered))).toEqual([]);
    const again = await readAll(await open(storage, 'Member__c'));
    expect(again.map(({ isNew }) => isNew)).toEqual([false, false, false]);
  });
});
