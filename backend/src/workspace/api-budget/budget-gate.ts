import type { ApiUsage, CallGate } from '../../adapters/salesforce/index.ts';
import type { ApiHour, ApiPause, CallUrgency } from '../../domain/index.ts';
import {
  apiWindowStart,
  callsOfOthers,
  hourOf,
  judgeCall,
  judgePaused,
  ownCalls,
  type BudgetFacts
} from '../../rules/index.ts';
import { outOfCalls } from './api-budget-error.ts';
import type { ApiBudgetParts } from './api-budgets.ts';
import { PauseKeeper } from './pause-keeper.ts';

export interface GateOptions {
  readonly orgId: string;
  readonly sharePercent: number;
  readonly urgency: CallUrgency;
}

/** How long the hours are kept for people to look at. */
const KEPT_MS = 90 * 86_400_000;

/**
 * Lets calls pass while our share of the org's calls lasts. Each call is counted before it is made, in
 * the database, so that the count is right for every connection and process of the org.
 */
export class BudgetGate implements CallGate {
  private readonly parts: ApiBudgetParts;
  private readonly options: GateOptions;
  private readonly pauses: PauseKeeper;
  private underWay = 0;
  /** Set while the call is under way that finds out whether this pause is over. */
  private probed: ApiPause | undefined;
  private learnt = { hour: '', others: -1, max: -1 };

  constructor(parts: ApiBudgetParts, options: GateOptions) {
    this.parts = parts;
    this.options = options;
    this.pauses = new PauseKeeper(parts, options.orgId);
  }

  async enter(): Promise<void> {
    const { storage, clock } = this.parts;
    const { orgId } = this.options;
    const now = clock.now();
    const calls = await storage.apiHours.countCall(orgId, hourOf(now));
    try {
      await this.judge(await this.facts(now, calls));
    } catch (error) {
      await storage.apiHours.uncountCall(orgId, hourOf(now));
      throw error;
    }
    this.underWay += 1;
  }

  async leave(usage: ApiUsage | undefined): Promise<void> {
    this.underWay -= 1;
    const { probed } = this;
    this.probed = undefined;
    if (!usage) return;
    await this.learn(usage);
    if (probed && (await this.isOver(probed, usage))) await this.pauses.end();
  }

  refused(): Promise<string> {
    return this.pauses.begin('limit');
  }

  private async judge(facts: BudgetFacts): Promise<void> {
    const pause = await this.pauses.find();
    const verdict = judgePaused(pause, facts, this.options.urgency, 1);
    if (verdict.go && pause && 'isProbe' in verdict) return this.probe(pause, facts.now);
    // A pause of our own making that has outlived its reason.
    if (verdict.go) return pause ? this.pauses.end() : undefined;
    const { reason, until, waitsFor } = verdict;
    // What others leave is found out by asking now and then: work that meets them at the same hour
    // every day would never go on.
    const begins = reason === 'budget' && waitsFor === 'others' && !pause;
    throw outOfCalls(reason, begins ? await this.pauses.begin('budget') : until.toISOString());
  }

  private async probe(pause: ApiPause, now: Date): Promise<void> {
    const until = await this.pauses.claimProbe(pause, now);
    if (until !== undefined) throw outOfCalls(pause.reason, until);
    this.probed = pause;
  }

  private async isOver({ reason }: ApiPause, { used, max }: ApiUsage): Promise<boolean> {
    if (reason === 'limit') return used < max;
    return judgeCall(await this.facts(this.parts.clock.now()), 'normal').go;
  }

  private async learn({ used, max }: ApiUsage): Promise<void> {
    const { storage, clock } = this.parts;
    const { orgId } = this.options;
    const now = clock.now();
    const hour = hourOf(now);
    const { hours } = await this.facts(now);
    const own = ownCalls(hours, now);
    const told = callsOfOthers(used, { own, underWay: this.underWay });
    // The org's figure lags behind and may even fall (recorded): within the hour the highest one counts.
    const others = this.learnt.hour === hour ? Math.max(told, this.learnt.others) : told;
    if (this.learnt.hour === hour && this.learnt.others === others && this.learnt.max === max)
      return;
    if (this.learnt.hour === '') await storage.apiHours.forgetBefore(orgId, longAgo(now));
    this.learnt = { hour, others, max };
    await storage.apiHours.saveSample(orgId, hour, { at: now.toISOString(), used, max, others });
  }

  /** @param calls of this hour, when they were just counted: each caller sees itself as the last */
  private async facts(now: Date, calls?: number): Promise<BudgetFacts> {
    const { orgId, sharePercent } = this.options;
    const hours = await this.parts.storage.apiHours.listSince(orgId, apiWindowStart(now));
    const current = hourOf(now);
    const seen = (hour: ApiHour) =>
      hour.hour === current && calls !== undefined ? { ...hour, calls } : hour;
    return { now, sharePercent, hours: hours.map(seen) };
  }
}

function longAgo(now: Date): string {
  return new Date(now.getTime() - KEPT_MS).toISOString();
}
