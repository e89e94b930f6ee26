import type { Storage } from '../adapters/storage/index.ts';
import { isoNow, type Clock } from '../kernel/index.ts';
import type { Access } from '../pipeline/pull/index.ts';
import { mappingProblem } from '../rules/index.ts';
import { SERVICE, type Connections } from '../workspace/index.ts';
import type { OpenRun } from './open-run.ts';

const DAY_MS = 86_400_000;

/**
 * Compares what a run may write, and the package it meets, with what the run before it met; the audit log
 * says what was lost and regained. The package's version is asked for, in a call of its own, where the org
 * demands something else than before, and in the first run of a day (UTC): a patch may change nothing that
 * describe tells.
 * @returns what is wrong with the mapping now; null when nothing is
 */
export async function noticeDrift(
  parts: { readonly storage: Storage; readonly connections: Connections; readonly clock: Clock },
  { connection, org }: Pick<OpenRun, 'connection' | 'org'>,
  access: Pick<Access, 'closed' | 'changed' | 'changedDemands' | 'needed'>
): Promise<string | null> {
  const { storage, connections, clock } = parts;
  const { closed } = access;
  const { met: before, verification } = await storage.orgAccess.find(connection.id);
  const now = isoNow(clock);
  const isOther = !before || access.changed.size + access.changedDemands.size > 0;
  const isDue = isOther || dayOf(before.at) < dayOf(now);
  const asksVersion = connection.namespace !== '' && isDue;
  const found = asksVersion ? await org.setup.packageVersion(connection.namespace) : null;
  const packageVersion = found?.version ?? before?.packageVersion ?? null;
  const lost = closed.filter((name) => !before?.closed.includes(name));
  // What is not written any more was not regained either.
  const isNeeded = (name: string) => access.needed.some((object) => object === name.split('.')[0]);
  const open = (before?.closed ?? []).filter((name) => !closed.includes(name));
  const regained = open.filter(isNeeded);
  const record = (action: string, details: Readonly<Record<string, string>>) =>
    connections.record(connection, { actor: SERVICE, action, details });
  if (lost.length > 0) await record('connection.access_lost', detailsOf(lost));
  if (regained.length > 0) await record('connection.access_regained', detailsOf(regained));
  const former = before?.packageVersion ?? null;
  if (former !== null && packageVersion !== null && differ(former, packageVersion)) {
    await record('connection.package_changed', { from: former, to: packageVersion });
  }
  // What a verification found mended is lost once more.
  const isLostAgain = closed.length > 0 && (verification?.at ?? '') > (before?.at ?? '');
  if (lost.length + open.length > 0 || isDue || isLostAgain) {
    await storage.orgAccess.saveMet(connection.id, { closed, packageVersion, at: now });
  }
  return closed.length > 0 ? mappingProblem(closed) : null;
}

function dayOf(instant: string): number {
  return Math.floor(Date.parse(instant) / DAY_MS);
}

/** `1.4` is what a user sees of `1.4.0.2` who may not view Setup: no other version. */
function differ(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short !== long && !long.startsWith(`${short}.`);
}

function detailsOf(names: readonly string[]): Readonly<Record<string, string>> {
  return { count: String(names.length), names: names.slice(0, 20).join(', ') };
}
