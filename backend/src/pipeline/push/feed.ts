import type { Storage } from '../../adapters/storage/index.ts';
import {
  PUSH_ORDER,
  pushConsumer,
  type ChangeKind,
  type TargetObject
} from '../../domain/index.ts';
import { ContiguousCursor } from './contiguous-cursor.ts';
import { RecentKeys } from './recent-keys.ts';
import { asRetry, type RowLoader } from './row-loader.ts';
import { rowKey, type Row } from './row.ts';

const PAGE = 2000;
const REMEMBERED_KEYS = 250_000;
/** Objects whose last payload is remembered: activities hardly ever change. */
const HASHED: readonly TargetObject[] = ['Community__c', 'Member__c'];

const STREAM_OF: Readonly<Record<TargetObject, ChangeKind>> = {
  Community__c: 'community',
  Member__c: 'member',
  Activity__c: 'activity'
};

interface Stream {
  readonly object: TargetObject;
  readonly kind: ChangeKind;
  readonly cursor: ContiguousCursor;
  readonly seen: RecentKeys;
  after: number;
}

export interface FeedOptions {
  readonly storage: Storage;
  readonly connectionId: string;
  readonly loader: RowLoader;
  /** Objects whose stream is read; the others keep their place. */
  readonly objects: readonly TargetObject[];
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
        const kind = STREAM_OF[object];
        const after = await options.storage.cursors.position(
          pushConsumer(options.connectionId),
          kind
        );
        const cursor = new ContiguousCursor(after);
        return { object, kind, cursor, seen: new RecentKeys(REMEMBERED_KEYS), after };
      })
    );
    return new Feed(options, head, streams);
  }

  /** The next page, possibly without a row; undefined at the end of the last stream. */
  async next(): Promise<FeedPage | undefined> {
    const stream = this.streams.find(({ after }) => after < this.head);
    if (!stream) return undefined;
    const { storage, connectionId, loader } = this.options;
    const changes = await storage.changes.read({
      kinds: [stream.kind],
      connectionId,
      after: stream.after,
      upTo: this.head,
      limit: PAGE
    });
    const fresh = changes.filter((change) => stream.seen.add(change.key));
    const page = await this.sift(
      await loader.load(
        stream.object,
        fresh.map(({ key }) => key)
      )
    );
    const toSend = new Set(page.rows.map((row) => row.write.externalId));
    for (const { key, seq } of fresh) {
      if (toSend.has(key)) stream.cursor.open(key, seq);
    }
    stream.after = changes.length < PAGE ? this.head : (changes.at(-1)?.seq ?? this.head);
    stream.cursor.read(stream.after);
    return page;
  }

  /** Every stream has been read to the end. */
  get isAtEnd(): boolean {
    return this.streams.every(({ after }) => after >= this.head);
  }

  /** The row has landed or become an exception. */
  settle(row: Row): void {
    const stream = this.streams.find(({ object }) => object === row.write.object);
    stream?.cursor.settle(row.write.externalId);
  }

  /** How far each stream is done: what the cursors may be advanced to. */
  positions(): { consumer: string; stream: string; position: number }[] {
    return this.streams.map(({ kind, cursor }) => ({
      consumer: pushConsumer(this.options.connectionId),
      stream: kind,
      position: cursor.position
    }));
  }

  /** Leaves out what the org has already, and what it has refused in this very form. */
  private async sift(rows: readonly Row[]): Promise<FeedPage> {
    const [first] = rows;
    if (!first) return { rows: [], unchanged: 0 };
    const { storage, connectionId } = this.options;
    const { object } = first.write;
    const keys = rows.map((row) => row.write.externalId);
    const sent = HASHED.includes(object)
      ? await storage.sentHashes.find(connectionId, object, keys)
      : new Map<string, string>();
    const exceptions = new Map(
      (await storage.exceptions.listByKeys(connectionId, keys)).map((one) => [rowKey(one), one])
    );
    let unchanged = 0;
    const toSend: Row[] = [];
    for (const row of rows) {
      const exception = exceptions.get(rowKey(row.write));
      if (exception && exception.payloadHash !== row.hash) toSend.push(asRetry(row, exception));
      else if (exception) continue;
      else if (sent.get(row.write.externalId) === row.hash) unchanged += 1;
      else toSend.push(row);
    }
    return { rows: toSend, unchanged };
  }
}
