import type { Storage } from '../adapters/storage/index.ts';
import { AppError } from '../kernel/index.ts';
import type {
  Importer,
  ImportOptions,
  ImportRequest,
  ImportResult
} from '../pipeline/intake/index.ts';
import { takeLease, type HeldLease, type LeaseHolder } from './held-lease.ts';

/** Another process is importing. */
export class ImportRunningError extends AppError {
  readonly kind = 'conflict';
  readonly code = 'import_running';

  constructor({ host, pid }: LeaseHolder) {
    super(
      `An import is running already (process ${pid} on ${host}).`,
      'Run the command again when it has ended.'
    );
  }
}

/** Imports of a workspace, one at a time: two of them would only do the same work twice. */
export class ImportTurn {
  private readonly storage: Storage;
  private readonly importer: Importer;

  constructor(storage: Storage, importer: Importer) {
    this.storage = storage;
    this.importer = importer;
  }

  /** @throws ImportRunningError while another process is at it. */
  async import(request: ImportRequest, options: ImportOptions): Promise<ImportResult> {
    const lease = await this.take(options.signal);
    try {
      return await this.importer.import(request, options);
    } finally {
      await lease.release();
    }
  }

  /** Finishes what a killed process left behind; what a living one is importing is left to it. */
  async resume(signal: AbortSignal): Promise<void> {
    let lease: HeldLease;
    try {
      lease = await this.take(signal);
    } catch (error) {
      if (error instanceof ImportRunningError) return;
      throw error;
    }
    try {
      await this.importer.resumeUnfinished({ signal });
    } finally {
      await lease.release();
    }
  }

  private take(signal = new AbortController().signal): Promise<HeldLease> {
    return takeLease(this.storage, {
      name: 'import',
      wait: false,
      signal,
      refusal: (holder) => new ImportRunningError(holder)
    });
  }
}
