import { createHash } from 'node:crypto';
import type { Org } from '../../org.ts';
import type { Call, Reply } from '../call.ts';

const RIGHTS_TABLES = ['ObjectPermissions', 'FieldPermissions', 'PermissionSetAssignment'];

/** When describe last changed: one org-wide tag for all answers, moved by metadata and by rights (recorded). */
export class MetadataStamp {
  private readonly org: Org;
  private tag = '';
  private changedAt = 0;
  private accessVersion = -1;

  constructor(org: Org) {
    this.org = org;
  }

  /** 304 when nothing changed since `If-Modified-Since` (documented), otherwise the body with its validators. */
  unlessUnchanged(call: Call, body: () => unknown): Reply {
    this.refresh();
    const headers = {
      ETag: `"${this.tag}"`,
      'Last-Modified': new Date(this.changedAt).toUTCString()
    };
    const since = Date.parse(call.headers['if-modified-since'] ?? '');
    if (since >= this.changedAt) return { status: 304, headers };
    return { status: 200, body: body(), headers };
  }

  private refresh(): void {
    // Grows more often than rights really change, so it only spares us the hash.
    if (this.accessVersion === this.org.store.accessVersion) return;
    this.accessVersion = this.org.store.accessVersion;
    const tag = this.currentTag();
    if (tag === this.tag) return;
    this.tag = tag;
    // Header dates have whole seconds: two states must never share one.
    const now = Math.floor(this.org.clock.now().getTime() / 1000) * 1000;
    this.changedAt = Math.max(now, this.changedAt + 1000);
  }

  private currentTag(): string {
    const hash = createHash('sha256').update(this.org.schemaTag);
    for (const table of RIGHTS_TABLES) {
      if (!this.org.schema.objects.has(table.toLowerCase())) continue;
      const rows = this.org.store.db.prepare(`SELECT * FROM "${table}" ORDER BY "Id"`).all();
      hash.update(JSON.stringify(rows));
    }
    return hash.digest('hex').slice(0, 16);
  }
}
