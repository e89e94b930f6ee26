import type { CursorPlace, Storage } from '../../adapters/storage/index.ts';
import {
  KIND_OF,
  PUSH_ORDER,
  pushConsumer,
  sentConsumer,
  type ChangeKind,
  type LoggedChange,
  type TargetObject,
  type Write,
  type WriteException
} from '../../domain/index.ts';
import { ContiguousCursor } from './contiguous-cursor.ts';
import { RecentKeys } from './recent-keys.ts';
import { RecordMap } from './record-map.ts';
import { asRetry, type RowLoader } from './row-loader.ts';
import { hashOf, type Row } from './row.ts';

const PAGE = 250;
/** Of records that were read before; those that are not settled are known anyway. */
const REMEMBERED_KEYS = 50_000;
/** That of no payload: of a record which is in the org in a form that is not known. */
const UNKNOWN_HASH = '';

interface Stream {
  readonly object: TargetObject;
  readonly kind: ChangeKind;
  readonly cursor: ContiguousCursor;
  readonly seen: RecentKeys;
  /** Up to here a Bulk job has sent what there was to send. */
  readonly coveredTo: number;
  /** Up to here an earlier run may have sent rows whose receipt it never saw. */
  readonly doubtfulTo: number;
  after: number;
}

export interface FeedOptions {
  readonly storage: Storage;
  readonly connectionId: string;
  readonly loader: RowLoader;
  /** Called before each page. */
  readonly giveWay: () => Promise<void>;
  /** Objects whose stream is read; the others keep their place. */
  readonly objects: readonly TargetObject[];
  /** By object, how far a Bulk job of an earlier run has sent what there was to send. */
  readonly covered: ReadonlyMap<TargetObject, number>;
}

interface PageFacts {
  readonly changes: readonly LoggedChange[];
  /** A Bulk job has sent what there was to send. */
  readonly isCovered: boolean;
  readonly doubtfulTo: number;
}

/** How far the stream of an object is done. */
export interface StreamPlace extends CursorPlace {
  readonly object: TargetObject;
  readonly consumer: string;
  readonly stream: string;
}

export interface FeedPage {
  readonly rows: readonly Row[];
  /** Records whose payload is what the org was last sent. */
  readonly unchanged: number;
}

/**
 * The change log as rows to send: each stream from its cursor, in push order, one row per record
 * however often it changed, and none for what would change nothing.
 */
export class Feed {
  private readonly options: FeedOptions;
  private readonly head: number;
  private readonly streams: readonly Stream[];

  private constructor(options: FeedOptions, head: number, streams: readonly Stream[]) {
    this.options = options;
    this.head = head;
    this.streams = streams;
  }

  static async open(options: FeedOptions): Promise<Feed> {
    const head = await options.storage.changes.head();
    const objects = PUSH_ORDER.filter((object) => options.objects.includes(object));
    const streams = await Promise.all(
      objects.map(async (object) => {
        const { storage, connectionId } = options;
        const kind = KIND_OF[object];
        const place = await storage.cursors.place(pushConsumer(connectionId), kind);
        const after = place.position;
        const doubtfulTo = await storage.cursors.position(sentConsumer(connectionId), kind);
        const coveredTo = options.covered.get(object) ?? 0;
        const cursor = new ContiguousCursor(after, place.ahead);
        const seen = new RecentKeys(REMEMBERED_KEYS);
        return { object, kind, cursor, seen, coveredTo, doubtfulTo, after };
      })
    );
    return new Feed(options, head, streams);
  }

  /** The next page, possibly without a row; undefined at the end of the last stream. */
  async next(): Promise<FeedPage | undefined> {
    const stream = this.streams.find(({ after }) => after < this.head);
    return stream && this.read(stream);
  }

  /** The next page of this object's stream, of so many rows at most; undefined when it has been read to the end. */
  async nextOf(object: TargetObject, rows: number): Promise<FeedPage | undefined> {
    const stream = this.streamOf(object);
    return stream && stream.after < this.head ? this.read(stream, rows) : undefined;
  }

  /** How far this object's stream has been read. */
  readTo(object: TargetObject): number {
    return this.streamOf(object)?.after ?? 0;
  }

  private streamOf(object: TargetObject): Stream | undefined {
    return this.streams.find((stream) => stream.object === object);
  }

  private async read(stream: Stream, rows = PAGE): Promise<FeedPage> {
    // SQLite answers at once: without this, timers and requests would wait until the last page.
    await this.options.giveWay();
    const isCovered = stream.after < stream.coveredTo;
    const upTo = isCovered ? Math.min(stream.coveredTo, this.head) : this.head;
    const { kind, object } = stream;
    const { storage, connectionId, loader } = this.options;
    const limit = Math.min(PAGE, rows);
    const changes = await storage.changes.read({
      ...{ kinds: [kind], connectionId, after: stream.after, upTo, limit }
    });
    const left = stream.cursor.left(changes);
    const fresh = isCovered
      ? left
      : left.filter(({ key }) => !stream.cursor.has(key) && stream.seen.add(key));
    const keys = fresh.map(({ key }) => key);
    const loaded = await loader.load(object, [...new Set(keys)]);
    if (isCovered) await this.noteCovered(object, loaded);
    const page = await this.sift(loaded, {
      changes: fresh,
      isCovered,
      doubtfulTo: stream.doubtfulTo
    });
    const toSend = new Set(page.rows.map((row) => row.write.externalId));
    // Not before all of it has been read: what could not be read has been settled by nobody.
    stream.cursor.enter(changes);
    for (const change of fresh) {
      if (toSend.has(change.key)) stream.cursor.open(change);
    }
    stream.after = changes.length < limit ? upTo : (changes.at(-1)?.seq ?? upTo);
    stream.cursor.read(stream.after);
    return page;
  }

  /** They are in the org, as they were when the job took them: better sent once more than never. */
  private async noteCovered(object: TargetObject, rows: readonly Row[]): Promise<void> {
    if (!isHashed(object)) return;
    const { storage, connectionId } = this.options;
    const keys = rows.map(keyOf);
    const excepted = new RecordMap<true>();
    for (const one of await storage.exceptions.listByKeys(connectionId, keys)) {
      excepted.set(one, true);
    }
    const landed = rows.filter((row) => !excepted.has(row.write));
    const hashes = new Map(landed.map((row) => [keyOf(row), UNKNOWN_HASH]));
    await storage.sentHashes.saveAll(connectionId, object, hashes);
  }

  /** Every stream has been read to the end. */
  get isAtEnd(): boolean {
    return this.streams.every(({ after }) => after >= this.head);
  }

  /** The row has landed or become an exception. */
  settle({ object, externalId }: Pick<Write, 'object' | 'externalId'>): void {
    this.streamOf(object)?.cursor.settle(externalId);
  }

  /** How far each stream is done: what the cursors may be advanced to. */
  places(): StreamPlace[] {
    const consumer = pushConsumer(this.options.connectionId);
    return this.streams.map(({ object, kind, cursor: { position, ahead } }) => ({
      ...{ object, consumer, stream: kind, position, ahead }
    }));
  }

  /** How far rows may be sent from now on: to be noted before the first one is. */
  heads(): { consumer: string; stream: string; position: number }[] {
    const consumer = sentConsumer(this.options.connectionId);
    return this.streams.map(({ kind }) => ({ consumer, stream: kind, position: this.head }));
  }

  /** Leaves out what the org has already, and what it has refused in this very form. */
  private async sift(
    rows: readonly Row[],
    { changes, isCovered, doubtfulTo }: PageFacts
  ): Promise<FeedPage> {
    const [first] = rows;
    if (!first) return { rows: [], unchanged: 0 };
    const { storage, connectionId } = this.options;
    const { object } = first.write;
    const keys = rows.map((row) => row.write.externalId);
    const sent = isHashed(object)
      ? await storage.sentHashes.find(connectionId, object, keys)
      : new Map<string, string>();
    const exceptions = new RecordMap<WriteException>();
    for (const one of await storage.exceptions.listByKeys(connectionId, keys)) {
      exceptions.set(one, one);
    }
    const told = new Set(changes.filter((one) => one.origin === 'intake').map(({ key }) => key));
    const isDoubtful = new Set(
      changes.filter(({ seq }) => seq <= doubtfulTo).map(({ key }) => key)
    );
    const isSent = (row: Row) => {
      const hash = sent.get(keyOf(row));
      return hash !== undefined && !isDoubtful.has(keyOf(row)) && hash === hashOf(row);
    };
    let unchanged = 0;
    const toSend: Row[] = [];
    for (const row of rows) {
      const exception = exceptions.get(row.write);
      const hasHash = sent.has(keyOf(row));
      if (exception && exception.payloadHash !== hashOf(row)) {
        toSend.push(asRetry(row, exception, hasHash));
      } else if (exception || isCovered) continue;
      else if (isSent(row)) unchanged += 1;
      else toSend.push({ ...row, isNew: isHashed(object) ? !hasHash : told.has(keyOf(row)) });
    }
    return { rows: toSend, unchanged };
  }
}

/** Whether its last payload is remembered: activities hardly ever change. */
function isHashed(object: TargetObject): boolean {
  return object !== 'Activity__c';
}

function keyOf({ write }: Row): string {
  return write.externalId;
}
