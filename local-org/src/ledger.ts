/** What an API call was, as the ledger groups them. */
export type CallKind =
  | 'query'
  | 'rows'
  | 'collections'
  | 'composite'
  | 'graph'
  | 'batch'
  | 'bulk'
  | 'describe'
  | 'other';

export interface LedgerSnapshot {
  readonly calls: number;
  /** Calls that wrote or tried to. */
  readonly writeCalls: number;
  readonly byKind: Readonly<Record<CallKind, number>>;
  /** Rows really written: created, updated or deleted, and not rolled back. */
  readonly rowsWritten: number;
}

/** Counts what counts as an API call: not OAuth, not `/local-org`, not refused tokens. */
export class Ledger {
  private state = emptySnapshot();

  count(kind: CallKind): void {
    this.state.calls++;
    this.state.byKind[kind]++;
  }

  countWrites(rows: number): void {
    this.state.writeCalls++;
    this.state.rowsWritten += rows;
  }

  /** Rows written outside of a call: by a Bulk job. */
  countRows(rows: number): void {
    this.state.rowsWritten += rows;
  }

  snapshot(): LedgerSnapshot {
    return { ...this.state, byKind: { ...this.state.byKind } };
  }

  reset(): void {
    this.state = emptySnapshot();
  }
}

function emptySnapshot() {
  return {
    calls: 0,
    byKind: {
      query: 0,
      rows: 0,
      collections: 0,
      composite: 0,
      graph: 0,
      batch: 0,
      bulk: 0,
      describe: 0,
      other: 0
    },
    rowsWritten: 0,
    writeCalls: 0
  };
}
