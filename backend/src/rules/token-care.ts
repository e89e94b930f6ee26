const DAY_MS = 86_400_000;
/** An administrator needs some days to react. */
const WARN_DAYS = 7;

/** How a refresh token is doing. */
export interface TokenCare {
  readonly ageDays: number;
  /** Null when it lives until it is revoked, or the org does not tell. */
  readonly expiresInDays: number | null;
  readonly warning: string | null;
}

/** Null for a connection without a refresh token. Whole days, rounded down. */
export function tokenCare(
  life: { readonly tokenIssuedAt: string | null; readonly tokenExpiresAt: string | null },
  now: Date
): TokenCare | null {
  if (life.tokenIssuedAt === null) return null;
  const ageDays = daysBetween(Date.parse(life.tokenIssuedAt), now.getTime());
  if (life.tokenExpiresAt === null) return { ageDays, expiresInDays: null, warning: null };
  const expiresInDays = daysBetween(now.getTime(), Date.parse(life.tokenExpiresAt));
  return { ageDays, expiresInDays, warning: warningFor(expiresInDays) };
}

function warningFor(expiresInDays: number): string | null {
  if (expiresInDays < 0) return 'The token has expired: re-generate it.';
  if (expiresInDays >= WARN_DAYS) return null;
  const left = expiresInDays === 0 ? 'within a day' : `in ${expiresInDays} days`;
  return `The token expires ${left} unless it is used: sync, or re-generate it.`;
}

function daysBetween(from: number, to: number): number {
  return Math.floor((to - from) / DAY_MS);
}
