/** API calls of the org's day, all its tools together. */
export interface ApiUsage {
  readonly used: number;
  readonly max: number;
}

/** Says before each call whether it may be made, and hears from each answer what the day has cost. */
export interface CallBudget {
  /** @throws when the call would spend what others need. */
  admit(): void;
  learn(usage: ApiUsage): void;
}

/** `Sforce-Limit-Info: api-usage=24/15000`, on nearly every answer (recorded). */
export function parseUsage(header: string | string[] | undefined): ApiUsage | undefined {
  const [, used, max] = /(?:^|[\s;,])api-usage=(\d+)\/(\d+)/.exec(String(header ?? '')) ?? [];
  return used === undefined || max === undefined
    ? undefined
    : { used: Number(used), max: Number(max) };
}
