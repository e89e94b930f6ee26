import type { LocalOrg } from './local-org.ts';
import { Crash, CrashPoints, type CrashPlan } from './crash-points.ts';
import { aCommunity, aMember, anActivity } from './records.ts';
import { Workspace, type Records } from './workspace.ts';

const NOWHERE: CrashPlan = { at: 0, moment: 'before' };

export interface CrashTrialOptions {
  /** Of each village; above 1,400 they go by Bulk, because the org says that it has hardly a call left. */
  readonly activities: number;
  readonly byBulk: boolean;
}

/** What became of one village. */
export interface CrashOutcome {
  /** Calls of ports that the push got to. */
  readonly calls: number;
  /** Rows in the org, without what names the village. */
  readonly rows: readonly string[];
  readonly parked: readonly string[];
  readonly rowsWrittenAgain: number;
}

/** Pushes into one org, a village of its own for every crash. */
export class CrashTrial {
  private readonly org: LocalOrg;
  private readonly options: CrashTrialOptions;
  private villages = 0;

  constructor(org: LocalOrg, options: CrashTrialOptions) {
    this.org = org;
    this.options = options;
  }

  undisturbed(): Promise<CrashOutcome> {
    return this.crashAt(NOWHERE);
  }

  /** Dies there, and then syncs as the next slot of the timetable does. */
  async crashAt(plan: CrashPlan): Promise<CrashOutcome> {
    const key = `T${(this.villages += 1)}`;
    const points = new CrashPoints(plan);
    let isCrashed = false;
    const workspace = await Workspace.connect(this.org, {
      pause: (milliseconds) => {
        const pass = () => this.org.advanceClock(milliseconds / 1000);
        return isCrashed ? pass() : points.pass(pass);
      }
    });
    try {
      await this.begin(workspace, key);
      isCrashed = await this.push(workspace, points);
      const { calls } = points;
      if (isCrashed) await workspace.sync();
      const rows = await this.rowsOf(key);
      const parked = await parkedOf(workspace, key);
      await this.org.resetLedger();
      await workspace.sync();
      const { rowsWritten: rowsWrittenAgain } = await this.org.ledger();
      return { calls, rows, parked, rowsWrittenAgain };
    } finally {
      await workspace.close();
    }
  }

  /** Some of it was synced before; one row meets a lock once, one is refused for good, one waits for that one. */
  private async begin(workspace: Workspace, key: string): Promise<void> {
    await workspace.take(villageOf(key, { members: 2, activities: 2 }));
    await workspace.sync();
    const later = villageOf(key, { members: 3, activities: this.options.activities });
    const changes = [{ jobTitle: 'Baker' }, {}, { email: 'not an address' }];
    const members = later.members.map((member, n) => ({ ...member, ...changes[n] }));
    await workspace.take({ ...later, members });
    await this.org.clearFaults();
    await this.org.planFaults({ kind: 'lock', row: `words 3 of ${key}"`, times: 1 });
  }

  /** True when it died. */
  private async push(workspace: Workspace, points: CrashPoints): Promise<boolean> {
    const usage = this.options.byBulk ? { used: 99_900, max: 100_000 } : undefined;
    try {
      await workspace.pushThrough({
        storage: (storage) => points.storage(storage),
        wrap: (port) => points.wrap(port),
        usage
      });
      return false;
    } catch (error) {
      if (error instanceof Crash) return true;
      throw error;
    }
  }

  private async rowsOf(key: string): Promise<string[]> {
    const mine = `WHERE Community__r.ExternalId__c = 'slack:${key}'`;
    const rows = [
      ...(await this.org.queryAll(
        `SELECT ExternalId__c, Name, JobTitle__c, ActivityCount__c FROM Member__c ${mine}`
      )),
      ...(await this.org.queryAll(
        `SELECT ExternalId__c, Member__r.ExternalId__c, Recipient__r.ExternalId__c, Body__c FROM Activity__c ${mine}`
      ))
    ];
    return rows.map((row) => withoutName(JSON.stringify(row, withoutAttributes), key)).sort();
  }
}

async function parkedOf({ storage, connection }: Workspace, key: string): Promise<string[]> {
  const states = ['parked', 'waiting', 'retry'] as const;
  const lists = await Promise.all(
    (['Member__c', 'Activity__c'] as const).flatMap((object) =>
      states.map((state) => storage.exceptions.listByState(connection.id, object, state))
    )
  );
  return lists
    .flat()
    .map(({ object, externalId, state, code }) =>
      withoutName([object, externalId, state, code].join(' '), key)
    )
    .sort();
}

interface VillageSize {
  readonly members: number;
  readonly activities: number;
}

/** The third member, if there is one, says the last activity. */
function villageOf(
  key: string,
  { members, activities }: VillageSize
): Required<Omit<Records, 'sessions'>> {
  const communityKey = `slack:${key}`;
  const memberKey = (n: number) => `${communityKey}:U${n}`;
  return {
    communities: [aCommunity({ externalId: communityKey, workspaceKey: key })],
    members: Array.from({ length: members }, (_, n) =>
      aMember({ externalId: memberKey(n), communityKey, name: `Member ${n}` })
    ),
    activities: Array.from({ length: activities }, (_, n) =>
      anActivity({
        ...{ externalId: `${communityKey}:${n}`, communityKey },
        memberKey: memberKey(n > 1 && n === activities - 1 ? 2 : n % 2),
        recipientKey: n === 2 ? memberKey(2) : null,
        body: `words ${n} of ${key}`
      })
    )
  };
}

function withoutName(text: string, key: string): string {
  return text.replaceAll(new RegExp(`\\b${key}\\b`, 'g'), 'T');
}

function withoutAttributes(key: string, value: unknown): unknown {
  return key === 'attributes' ? undefined : value;
}
