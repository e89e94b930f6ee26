import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeSource, readSource, writeSource, type SourceContent } from './source/index.ts';

/** What was deployed into the running org, on top of the folders it was opened from. */
export class DeployedMetadata {
  private readonly opened: readonly string[];
  private readonly folder: string | undefined;
  private deployed: SourceContent;
  /** Copies for reading, the newest last: threads may still read an older one. */
  private readonly copies: string[] = [];

  /** Outlives a restart in `folder`, beside the org's rows; without it it ends with the org. */
  constructor(opened: readonly string[], folder?: string) {
    this.opened = opened;
    this.folder = folder;
    this.deployed =
      folder !== undefined && existsSync(folder) ? readSource(folder) : new Map<string, Buffer>();
    if (this.deployed.size > 0) this.write();
  }

  /** The folders that hold all of the org's metadata. */
  get sourceDirs(): readonly string[] {
    const newest = this.copies.at(-1);
    return newest === undefined ? this.opened : [newest];
  }

  /** The org's metadata as it would be with more on top. */
  with(source: SourceContent): SourceContent {
    const opened = this.opened.map(readSource);
    return [...opened, this.deployed, source].reduce(mergeSource, new Map());
  }

  add(source: SourceContent): void {
    this.deployed = mergeSource(this.deployed, source);
    if (this.folder !== undefined) writeSource(this.folder, this.deployed);
    this.write();
  }

  /** Forgets the copies made for reading. */
  close(): void {
    for (const copy of this.copies) rmSync(copy, { recursive: true, force: true });
  }

  private write(): void {
    const copy = mkdtempSync(join(tmpdir(), 'local-org-metadata-'));
    this.copies.push(copy);
    writeSource(copy, this.with(new Map()));
  }
}
