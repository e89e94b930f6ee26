import type { Scope, Storage } from '../../adapters/storage/index.ts';
import {
  DEFAULT_SETTINGS,
  type Actor,
  type ConnectionSettings,
  type SettingChange
} from '../../domain/index.ts';
import { isoNow, type Clock } from '../../kernel/index.ts';
import { AuditLog } from '../audit-log.ts';
import { followPrivacy } from './follow-privacy.ts';
import { forgetUnsent } from './forget-unsent.ts';
import { checkSettings, type SettingName } from './setting-schema.ts';

/** How connections sync: read by every run, changed by admins, each change kept. */
export class Settings {
  private readonly storage: Storage;
  private readonly clock: Clock;
  private readonly auditLog: AuditLog;

  constructor(parts: { storage: Storage; clock: Clock }) {
    this.storage = parts.storage;
    this.clock = parts.clock;
    this.auditLog = new AuditLog(parts.clock);
  }

  async of(connectionId: string): Promise<ConnectionSettings> {
    return complete(await this.storage.settings.find(connectionId));
  }

  /**
   * All of it or nothing. What the change makes out of date is looked at again by the next run.
   * @throws InvalidSettingError
   */
  async change(
    connectionId: string,
    given: Readonly<Record<string, unknown>>,
    actor: Actor
  ): Promise<ConnectionSettings> {
    const wanted = checkSettings(given);
    return this.storage.transaction(async (scope) => {
      const before = complete(await scope.settings.find(connectionId));
      const after = { ...before, ...wanted };
      const at = isoNow(this.clock);
      const changes = differences(before, after).map((one) => ({
        ...one,
        ...{ connectionId, actor: actor.name, at }
      }));
      if (changes.length === 0) return before;
      await scope.settings.save(connectionId, after);
      await scope.settings.appendChanges(changes);
      await this.auditLog.record(scope, {
        ...{ actor, action: 'settings.changed' },
        subject: (await scope.connections.find(connectionId))?.name ?? connectionId,
        details: Object.fromEntries(
          changes.map(({ name, before: was, after: now }) => [name, `from ${was} to ${now}`])
        )
      });
      await lookAgain(scope, connectionId, before, after);
      return after;
    });
  }

  /** The newest first. */
  async history(connectionId: string, limit = 100): Promise<SettingChange[]> {
    return this.storage.settings.listChanges(connectionId, limit);
  }
}

function complete(set: Partial<ConnectionSettings>): ConnectionSettings {
  return { ...DEFAULT_SETTINGS, ...set };
}

function differences(
  before: ConnectionSettings,
  after: ConnectionSettings
): Pick<SettingChange, 'name' | 'before' | 'after'>[] {
  const names = Object.keys(DEFAULT_SETTINGS) as SettingName[];
  return names
    .map((name) => ({
      name,
      before: JSON.stringify(before[name]),
      after: JSON.stringify(after[name])
    }))
    .filter((one) => one.before !== one.after);
}

/** What was decided or sent under other settings is looked at again. */
async function lookAgain(
  scope: Scope,
  connectionId: string,
  before: ConnectionSettings,
  after: ConnectionSettings
): Promise<void> {
  const about = { connectionId, origin: 'settings' } as const;
  const rulesDiffer = before.matchRules.toSorted().join() !== after.matchRules.toSorted().join();
  if (rulesDiffer) {
    await scope.changes.appendAll({ kind: 'member', ...about });
  }
  await lookAtTeammates(scope, about, before.teammateDomains, after.teammateDomains);
  await followPrivacy(scope, connectionId, before.privacyLevel, after.privacyLevel);
  if (after.createContacts && !before.createContacts) {
    await scope.contactIntents.forgetRefused(connectionId);
  }
  await lookAtTypes(scope, about, before.activityTypes, after.activityTypes);
}

interface About {
  readonly connectionId: string;
  readonly origin: 'settings';
}

/** Activities of a type that is now wanted are sent; of one that is not any more nothing waits. */
async function lookAtTypes(
  scope: Scope,
  about: About,
  before: ConnectionSettings['activityTypes'],
  after: ConnectionSettings['activityTypes']
): Promise<void> {
  const hadAll = before === null;
  const gained = after?.filter((type) => !hadAll && !before.includes(type)) ?? [];
  if (after === null && !hadAll) await scope.changes.appendActivitiesOfOtherTypes(before, about);
  else if (gained.length > 0) await scope.changes.appendActivitiesOfTypes(gained, about);
  const hasLost = after !== null && (hadAll || before.some((type) => !after.includes(type)));
  if (hasLost) await forgetUnsent(scope, about.connectionId);
}

/** Members of an organisation that is now, or no longer, the one that runs the community. */
async function lookAtTeammates(
  scope: Scope,
  about: About,
  before: readonly string[],
  after: readonly string[]
): Promise<void> {
  const differing = [...new Set([...before, ...after])].filter(
    (domain) => before.includes(domain) !== after.includes(domain)
  );
  const members = await scope.members.listByEmailDomains(differing);
  await scope.changes.append(
    members.map(({ externalId: key }) => ({ kind: 'member', key, depth: 0, ...about }))
  );
}
