import type { ApiPause } from '../../domain/index.ts';
import { nextProbe } from '../../rules/index.ts';
import type { ApiBudgetParts } from './api-budgets.ts';

/** Begins and ends the pause in which an org is not called, and has it asked now and then. */
export class PauseKeeper {
  private readonly parts: ApiBudgetParts;
  private readonly orgId: string;

  constructor(parts: ApiBudgetParts, orgId: string) {
    this.parts = parts;
    this.orgId = orgId;
  }

  find(): Promise<ApiPause | undefined> {
    return this.parts.storage.apiPauses.find(this.orgId);
  }

  /** @returns when the next call is allowed, ISO-8601 UTC */
  async begin(reason: ApiPause['reason']): Promise<string> {
    const { storage, clock } = this.parts;
    const { orgId } = this;
    const since = clock.now().toISOString();
    const until = nextProbe({ since, probes: 0 }).toISOString();
    await storage.apiPauses.begin({ orgId, reason, since, until, probes: 0 });
    return (await this.find())?.until ?? until;
  }

  /**
   * One of all who ask may find out whether the pause is over.
   * @returns undefined for that one, for the others when the next call is allowed (ISO-8601 UTC)
   */
  async claimProbe(pause: ApiPause, now: Date): Promise<string | undefined> {
    const due = nextProbe({ since: pause.since, probes: pause.probes + 1 });
    // Long after the first time, counting begins anew instead of making up for what was left out.
    const next = due > now ? due : nextProbe({ since: now.toISOString(), probes: 0 });
    const until = next.toISOString();
    return (await this.parts.storage.apiPauses.claimProbe(pause, until)) ? undefined : until;
  }

  end(): Promise<void> {
    return this.parts.storage.apiPauses.end(this.orgId);
  }
}
