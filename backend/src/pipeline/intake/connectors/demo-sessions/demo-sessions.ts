import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Session } from '../../../../domain/index.ts';
import type { Clock } from '../../../../kernel/index.ts';
import { splitSessions, type DemoEvent } from '../../../../rules/index.ts';
import type { Connector, Inspection, IntakeRecord } from '../../connector.ts';
import { ImportInputError, ImportRequestError, pathNotFound } from '../../import-errors.ts';
import type { ImportNote, ImportRequest } from '../../import-request.ts';
import { Rejections } from '../../rejections.ts';
import { readRows } from './read-rows.ts';
import { readSessionRow } from './session-row.ts';

/**
 * Viewings of interactive demos: finished sessions, or the events they are made of. All of a file is
 * kept until it has been read, because the events of a session may stand anywhere in it.
 */
export class DemoSessionsConnector implements Connector {
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  async inspect(request: ImportRequest, onRead: (done: number) => void): Promise<Inspection> {
    refuseOtherOptions(request);
    await refuseFolder(request.path);
    const reading = new Reading();
    for await (const row of readRows(request.path)) {
      reading.take(readSessionRow(row), row.line);
      onRead(reading.rows);
    }
    const { sessions, notes } = reading.finish(this.clock.now().getTime());
    const { rejections } = reading;
    if (reading.rows === 0) throw nothingValid(request.path, rejections);
    return {
      origin: null,
      counts: { communities: 0, members: 0, activities: 0, sessions: sessions.length },
      rejected: rejections.listed,
      rejectedCount: rejections.count,
      notes,
      records: async function* (): AsyncGenerator<IntakeRecord> {
        for (const session of sessions) yield { kind: 'session', session };
      },
      close: async () => undefined
    };
  }
}

/** Sessions and events as they come. */
class Reading {
  readonly rejections = new Rejections();
  /** Good ones. */
  rows = 0;
  private linksLeftOut = 0;
  private readonly finished = new Map<string, Session>();
  private readonly visits = new Map<string, DemoEvent[]>();

  take(row: ReturnType<typeof readSessionRow>, line: number): void {
    const reason = 'reason' in row ? row.reason : this.problem(row);
    if (reason !== undefined) this.rejections.add({ line, reason });
    if ('reason' in row || reason !== undefined) return;
    this.rows += 1;
    if (row.linkLeftOut) this.linksLeftOut += 1;
    if (row.kind === 'session') this.finished.set(row.session.externalId, row.session);
    else this.visits.set(row.key, [...(this.visits.get(row.key) ?? []), row.event]);
  }

  finish(now: number): { sessions: readonly Session[]; notes: ImportNote[] } {
    const split = [...this.visits].map(([key, events]) => splitSessions({ key, events }, now));
    const open = split.filter(({ isOpen }) => isOpen).length;
    const notes: ImportNote[] = [
      {
        code: 'sessions_open',
        count: open,
        message: `Sessions that may still go on, to be imported again after their end: ${open}.`
      },
      {
        code: 'share_urls_left_out',
        count: this.linksLeftOut,
        message: `Share links left out, because they are not https or too long: ${this.linksLeftOut}.`
      }
    ];
    return {
      sessions: [...this.finished.values(), ...split.flatMap(({ sessions }) => sessions)],
      notes: notes.filter(({ count }) => count > 0)
    };
  }

  private problem(row: Exclude<ReturnType<typeof readSessionRow>, { reason: string }>) {
    if (row.kind === 'event') return undefined;
    const isKnown = this.finished.has(row.session.externalId);
    return isKnown ? 'a session with this id stands higher up' : undefined;
  }
}

function refuseOtherOptions(request: ImportRequest): void {
  const given = (['community', 'mapping', 'preset', 'include'] as const).filter(
    (option) => request[option] !== undefined
  );
  if (given.length === 0) return;
  throw new ImportRequestError(
    'option_not_for_demo_sessions',
    `Demo sessions take no ${given.map((option) => `--${option}`).join(', ')}.`,
    'Leave it out: the columns have fixed names, and sessions belong to no community.'
  );
}

async function refuseFolder(path: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw pathNotFound(path);
    throw error;
  });
  if (!found.isDirectory()) return;
  throw new ImportInputError(
    'not_a_file',
    `${path} is a folder, not a file.`,
    'Give one CSV, JSON or JSON lines file.'
  );
}

function nothingValid(path: string, { listed }: Rejections): ImportInputError {
  const [first] = listed;
  const example = first ? ` The first: line ${first.line}, ${first.reason}.` : '';
  return new ImportInputError(
    'nothing_valid',
    first
      ? `No row of ${basename(path)} can be imported.${example}`
      : `${basename(path)} holds nothing to import.`,
    'docs/import-files.md shows the columns of demo sessions.'
  );
}
