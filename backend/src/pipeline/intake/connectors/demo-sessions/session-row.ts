import type { Session } from '../../../../domain/index.ts';
import {
  cleanLine,
  minutesBetween,
  parseInstant,
  type DemoEvent
} from '../../../../rules/index.ts';
import type { ParsedSourceRow, RejectedRow, SourceRow } from '../../source-rows/index.ts';

const EVENTS = ['open', 'step', 'interest', 'identify', 'close'];
const INTERESTS = ['very', 'somewhat', 'not'] as const;
/** External ids go into a key field of 255 characters. */
const LONGEST_ID = 100;
const LONGEST_URL = 255;

/** A finished session, or one event of a visit. */
export type SessionRow = { readonly linkLeftOut: boolean } & (
  | { readonly kind: 'session'; readonly session: Session }
  | { readonly kind: 'event'; readonly key: string; readonly event: DemoEvent }
);

/** Reads a row with the fixed columns of demo sessions, or tells what is wrong with it. */
export function readSessionRow(row: ParsedSourceRow): SessionRow | RejectedRow {
  if ('reason' in row) return row;
  try {
    const key = `demo:${readId(row)}`;
    const linkLeftOut = row.value('shareUrl') !== undefined && readLink(row) === null;
    return row.value('at') === undefined
      ? { kind: 'session', session: readSession(row, key), linkLeftOut }
      : { kind: 'event', key, event: readEvent(row), linkLeftOut };
  } catch (error) {
    if (error instanceof RowProblem) return { line: row.line, reason: error.message };
    throw error;
  }
}

/** Why one row cannot be read; never leaves this file. */
class RowProblem extends Error {}

function readId(row: SourceRow): string {
  const id = text(row, 'sessionId');
  if (id === null) throw new RowProblem('no sessionId');
  if (id.length > LONGEST_ID) {
    throw new RowProblem(`the sessionId is longer than ${LONGEST_ID} characters`);
  }
  return id;
}

function readSession(row: SourceRow, externalId: string): Session {
  const startedAt = time(row, 'startedAt');
  if (startedAt === null)
    throw new RowProblem('neither "at" (an event) nor "startedAt" (a session)');
  const given = number(row, 'durationMinutes');
  const ended = time(row, 'endedAt');
  if (ended === null && given === null) throw new RowProblem('no endedAt and no durationMinutes');
  const start = Date.parse(startedAt);
  const endedAt = ended ?? new Date(start + Math.round((given ?? 0) * 60_000)).toISOString();
  if (endedAt < startedAt) throw new RowProblem('endedAt lies before startedAt');
  const steps = number(row, 'stepsViewed') ?? 0;
  if (!Number.isInteger(steps)) throw new RowProblem('stepsViewed is no whole number');
  return {
    ...{ externalId, startedAt, endedAt, stepsViewed: steps },
    durationMinutes:
      given === null ? minutesBetween(start, Date.parse(endedAt)) : Math.round(given * 1000) / 1000,
    fullName: text(row, 'fullName'),
    email: text(row, 'email'),
    demos: list(row, 'demos'),
    flows: list(row, 'flows'),
    veryInterestedAreas: list(row, 'veryInterestedAreas'),
    somewhatInterestedAreas: list(row, 'somewhatInterestedAreas'),
    notInterestedAreas: list(row, 'notInterestedAreas'),
    opportunityId: opportunity(row),
    shareUrl: readLink(row)
  };
}

function readEvent(row: SourceRow): DemoEvent {
  const kind = text(row, 'event') ?? 'step';
  if (!EVENTS.includes(kind)) {
    throw new RowProblem(`${shown(kind)} is no event: use one of ${EVENTS.join(', ')}`);
  }
  const said = text(row, 'interest');
  const interest = INTERESTS.find((one) => one === said) ?? null;
  if (said !== null && interest === null) {
    throw new RowProblem(`${shown(said)} is no interest: use one of ${INTERESTS.join(', ')}`);
  }
  return {
    at: Date.parse(time(row, 'at') ?? ''),
    closes: kind === 'close',
    demo: text(row, 'demo'),
    flow: text(row, 'flow'),
    step: text(row, 'step'),
    area: text(row, 'area'),
    interest,
    fullName: text(row, 'fullName'),
    email: text(row, 'email'),
    shareUrl: readLink(row),
    opportunityId: opportunity(row)
  };
}

function readLink(row: SourceRow): string | null {
  const link = row.value('shareUrl');
  if (link === undefined || link.length > LONGEST_URL || !URL.canParse(link)) return null;
  return new URL(link).protocol === 'https:' ? link : null;
}

function opportunity(row: SourceRow): string | null {
  const id = text(row, 'opportunityId');
  if (id === null || /^006[a-zA-Z0-9]{12}(?:[a-zA-Z0-9]{3})?$/.test(id)) return id;
  throw new RowProblem(`${shown(id)} is no record id of an Opportunity`);
}

function time(row: SourceRow, column: string): string | null {
  const written = row.value(column);
  if (written === undefined) return null;
  const instant = parseInstant(written);
  if (instant !== undefined) return instant;
  throw new RowProblem(
    `${shown(written)} in ${column} is no time: use ISO 8601, or Unix seconds or milliseconds`
  );
}

function number(row: SourceRow, column: string): number | null {
  const written = row.value(column);
  if (written === undefined) return null;
  const value = Number(written);
  // The package's fields hold nine digits before the point.
  if (Number.isFinite(value) && value >= 0 && value < 1e9) return value;
  throw new RowProblem(`${shown(written)} in ${column} is no number from 0 up to a milliard`);
}

function text(row: SourceRow, column: string): string | null {
  return cleanLine(row.value(column));
}

function list(row: SourceRow, column: string): string[] {
  return [...new Set(row.list(column).flatMap((entry) => cleanLine(entry) ?? []))];
}

function shown(written: string): string {
  return JSON.stringify(written.slice(0, 40));
}
