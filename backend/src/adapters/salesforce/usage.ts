/** API calls of the org's day, all its tools together. */
export interface ApiUsage {
  readonly used: number;
  readonly max: number;
}

/** `Sforce-Limit-Info: api-usage=24/15000`, on nearly every answer (recorded). */
export function parseUsage(header: string | string[] | undefined): ApiUsage | undefined {
  const [, used, max] = /(?:^|[\s;,])api-usage=(\d+)\/(\d+)/.exec(String(header ?? '')) ?? [];
  return used === undefined || max === undefined
    ? undefined
    : { used: Number(used), max: Number(max) };
}
