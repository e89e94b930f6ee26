import type { Session } from '../domain/index.ts';

/** A session that hears nothing for so long is over. */
export const SILENCE_MS = 30 * 60_000;

export type Interest = 'very' | 'somewhat' | 'not';

/** Something a visitor did in a demo; `null` where the event says nothing. */
export interface DemoEvent {
  /** Milliseconds. */
  readonly at: number;
  /** The page was closed: the session ends with this event. */
  readonly closes: boolean;
  readonly demo: string | null;
  readonly flow: string | null;
  readonly step: string | null;
  readonly area: string | null;
  readonly interest: Interest | null;
  readonly fullName: string | null;
  readonly email: string | null;
  readonly shareUrl: string | null;
  readonly opportunityId: string | null;
}

/** All events that bear one session id of the source. */
export interface DemoVisit {
  /** How the external ids of its sessions begin. */
  readonly key: string;
  readonly events: readonly DemoEvent[];
}

export interface SplitVisit {
  readonly sessions: readonly Session[];
  /** The last session is neither closed nor silent for long enough. */
  readonly isOpen: boolean;
}

/**
 * The finished sessions of a visit: each ends on close or after thirty minutes of silence, and what
 * comes later opens a new one. The order of the events does not matter, and their number of copies
 * neither.
 * @param now milliseconds; a session that may still go on then is left out
 */
export function splitSessions({ key, events }: DemoVisit, now: number): SplitVisit {
  const groups: DemoEvent[][] = [];
  for (const event of inOrder(events)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const goesOn = last && !last.closes && event.at - last.at < SILENCE_MS;
    if (group && goesOn) group.push(event);
    else if (group && last?.closes && event.closes && event.at === last.at) continue;
    else groups.push([event]);
  }
  const last = groups.at(-1)?.at(-1);
  const isOpen = last !== undefined && !last.closes && now - last.at < SILENCE_MS;
  const finished = isOpen ? groups.slice(0, -1) : groups;
  return { sessions: finished.map((group) => toSession(key, group)), isOpen };
}

/** By time, a close behind what happened in the same moment. */
function inOrder(events: readonly DemoEvent[]): DemoEvent[] {
  return events.toSorted(
    (a, b) =>
      a.at - b.at ||
      Number(a.closes) - Number(b.closes) ||
      compare(JSON.stringify(a), JSON.stringify(b))
  );
}

function toSession(key: string, events: readonly DemoEvent[]): Session {
  const start = events[0]?.at ?? 0;
  const end = events.at(-1)?.at ?? start;
  const startedAt = new Date(start).toISOString();
  const areas = areasOf(events);
  return {
    externalId: `${key}:${startedAt.replace(/[-:.]/g, '')}`,
    startedAt,
    endedAt: new Date(end).toISOString(),
    durationMinutes: minutesBetween(start, end),
    fullName: latest(events, 'fullName'),
    email: latest(events, 'email'),
    stepsViewed: distinct(events.map(stepKey)).length,
    demos: distinct(events.map((event) => event.demo)),
    flows: distinct(events.map((event) => event.flow)),
    veryInterestedAreas: areas('very'),
    somewhatInterestedAreas: areas('somewhat'),
    notInterestedAreas: areas('not'),
    opportunityId: latest(events, 'opportunityId'),
    shareUrl: latest(events, 'shareUrl')
  };
}

/** Minutes with three decimals, as the package's field holds them. */
export function minutesBetween(startMs: number, endMs: number): number {
  return Math.round((endMs - startMs) / 60) / 1000;
}

function stepKey({ demo, flow, step }: DemoEvent): string | null {
  return step === null ? null : JSON.stringify([demo, flow, step]);
}

/** The visitor's last word on each area counts. */
function areasOf(events: readonly DemoEvent[]): (interest: Interest) => string[] {
  const last = new Map<string, Interest>();
  for (const { area, interest } of events) if (area && interest) last.set(area, interest);
  return (interest) => [...last].filter(([, said]) => said === interest).map(([area]) => area);
}

function latest(
  events: readonly DemoEvent[],
  field: 'fullName' | 'email' | 'shareUrl' | 'opportunityId'
): string | null {
  return events.findLast((event) => event[field] !== null)?.[field] ?? null;
}

/** In the order of their first mention. */
function distinct(texts: readonly (string | null)[]): string[] {
  return [...new Set(texts.filter((text) => text !== null))];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
