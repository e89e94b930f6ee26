import type { Readable } from 'node:stream';
import type { Session } from '../records/index.ts';

/** What one call wrote, for the ledger; a rollback sets `rows` back. */
export interface WriteTally {
  tried: boolean;
  rows: number;
}

/** An authenticated request of the data API, whether it came over the wire or inside a Composite. */
export interface Call {
  readonly method: string;
  /** Path below `/services/data/vXX.X`, still percent-encoded, without a trailing slash. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Keyed by lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Parsed JSON, of a form with its files as bytes; undefined without a body. */
  readonly body: unknown;
  /** The body of a PUT, not yet read. */
  readonly content?: Readable | undefined;
  /** Like `66.0`. */
  readonly version: string;
  /** Like `http://127.0.0.1:8180`. */
  readonly origin: string;
  readonly session: Session;
  readonly tally: WriteTally;
  /** `<call kind> <METHOD> <full path>`: what planned faults match. */
  readonly description: string;
  /** Set inside a Composite: its all-or-none flag overrides that of Collections. */
  readonly composite?: { readonly allOrNone: boolean };
}

export interface Reply {
  readonly status: number;
  /** Sent as JSON; a string, bytes or a stream as they are; undefined sends none. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Path prefix of the call's API version, as Salesforce writes it into answers. */
export function dataPath(call: Pick<Call, 'version'>): string {
  return `/services/data/v${call.version}`;
}
