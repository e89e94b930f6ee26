import { PUSH_ORDER, type TargetObject } from '../../domain/index.ts';
import { Feed } from './feed.ts';
import type { PushContext, PushCounts } from './push-context.ts';
import { PushRun } from './push-run.ts';
import { resumeJobs } from './resume-jobs.ts';
import { RowLoader } from './row-loader.ts';

/**
 * Sends everything that changed since the cursors: feed → plan → write → receipt, one API call after
 * the other. Throws only what stops the whole run; whatever was received until then is kept.
 */
export async function pushChanges(context: PushContext): Promise<PushCounts> {
  const objects = openObjects(context.writable);
  const { storage, connectionId, giveWay } = context;
  const writable = new Map([...context.writable].filter(([object]) => objects.includes(object)));
  const loader = new RowLoader(storage, connectionId, writable);
  const resumed = await resumeJobs(context);
  const { covered } = resumed;
  const feed = await Feed.open({ storage, connectionId, loader, giveWay, objects, covered });
  return new PushRun(context, loader, feed, resumed).run();
}

const PARENTS: Readonly<Record<TargetObject, readonly TargetObject[]>> = {
  Community__c: [],
  Member__c: ['Community__c'],
  Session__c: ['Community__c', 'Member__c'],
  Activity__c: ['Community__c', 'Member__c'],
  Account: [],
  Contact: [],
  Lead: [],
  Opportunity: []
};

/** A paused object pauses those below it: their rows may need parents that cannot come. */
function openObjects(writable: PushContext['writable']): TargetObject[] {
  // Where sessions cannot name a member they need none.
  const namesMember = writable.get('Session__c')?.has('Member__c') === true;
  return PUSH_ORDER.filter((object) => {
    const parents = object === 'Session__c' && !namesMember ? [] : PARENTS[object];
    return [object, ...parents].every((needed) => writable.has(needed));
  });
}
