import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import type { Draft } from './draft.ts';
import { setColumn, stampUpdate, type Writer } from './fill-rows.ts';
import { insertSystemRow, systemDraft, type Values } from './insert-system-row.ts';
import type { ObjectPlan } from './object-plan.ts';
import type { StoredRow } from './row-result.ts';
import type { Store } from './store.ts';
import { updateDraft } from './write-rows.ts';

/**
 * Completes new file versions: what the org reads off the bytes and the path, and the document each belongs to.
 * A version without a document founds one, linked to its owner and to its first location (documented:
 * ContentVersion, FirstPublishLocationId).
 */
export function fileNewVersions(
  store: Store,
  plan: ObjectPlan,
  drafts: readonly Draft[],
  writer: Writer
): void {
  const versions = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const facts = describeFile(plan, draft);
    for (const [name, value] of Object.entries(facts)) setColumn(plan, draft, name, value);
    setColumn(plan, draft, 'IsLatest', 1);
    const documentId = cell(plan, draft, 'ContentDocumentId');
    const latest = { ...facts, LatestPublishedVersionId: draft.id ?? null };
    if (typeof documentId === 'string') {
      const earlier = versions.get(documentId) ?? [];
      versions.set(documentId, [...earlier, draft]);
      for (const one of earlier) setColumn(plan, one, 'IsLatest', 0);
      const number = String(storedVersions(store, documentId) + earlier.length + 1);
      setColumn(plan, draft, 'VersionNumber', number);
      changeDocument(store, writer, documentId, latest);
    } else {
      setColumn(plan, draft, 'VersionNumber', '1');
      setColumn(
        plan,
        draft,
        'ContentDocumentId',
        foundDocument(store, plan, draft, writer, latest)
      );
    }
  }
}

/** Gives a changed title or description of the latest version to its document too. */
export function followLatestVersion(
  store: Store,
  plan: ObjectPlan,
  draft: Draft,
  writer: Writer
): void {
  const row = store
    .prepare('SELECT "ContentDocumentId", "IsLatest" FROM "ContentVersion" WHERE "Id" = ?')
    .get(draft.id) as StoredRow;
  if (row['IsLatest'] !== 1) return;
  const changed = ['Title', 'Description'].flatMap((name) => {
    const value = cell(plan, draft, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  if (changed.length === 0) return;
  changeDocument(store, writer, String(row['ContentDocumentId']), Object.fromEntries(changed));
}

function describeFile(plan: ObjectPlan, draft: Draft) {
  const path = String(cell(plan, draft, 'PathOnClient') ?? '');
  const name = path.split(/[\\/]/).at(-1) ?? '';
  const extension = extname(name).slice(1);
  const data = cell(plan, draft, 'VersionData');
  const bytes = Buffer.isBuffer(data) ? data : Buffer.alloc(0);
  const title = cell(plan, draft, 'Title');
  return {
    Title: title ?? (name.slice(0, name.length - extname(name).length) || name),
    ContentSize: bytes.length,
    FileExtension: extension || null,
    FileType:
      extension === ''
        ? 'UNKNOWN'
        : (fileTypes[extension.toLowerCase()] ?? extension.toUpperCase()),
    ...(bytes.length > 0 && { Checksum: createHash('md5').update(bytes).digest('hex') })
  };
}

/** Types that are not simply the extension in capitals. */
const fileTypes: Readonly<Record<string, string>> = {
  doc: 'WORD',
  docx: 'WORD_X',
  htm: 'HTML',
  jpeg: 'JPG',
  md: 'UNKNOWN',
  ppt: 'POWER_POINT',
  pptx: 'POWER_POINT_X',
  txt: 'TEXT',
  xls: 'EXCEL',
  xlsx: 'EXCEL_X'
};

/** How many versions the document has; none of them is the latest any more. */
function storedVersions(store: Store, documentId: string): number {
  const count = store
    .prepare('SELECT COUNT(*) FROM "ContentVersion" WHERE "ContentDocumentId" = ?')
    .pluck()
    .get(documentId) as number;
  store
    .prepare('UPDATE "ContentVersion" SET "IsLatest" = 0 WHERE "ContentDocumentId" = ?')
    .run(documentId);
  return count;
}

function foundDocument(
  store: Store,
  plan: ObjectPlan,
  draft: Draft,
  writer: Writer,
  facts: Values
): string {
  const ownerId = cell(plan, draft, 'OwnerId') ?? writer.userId;
  const described = { Description: cell(plan, draft, 'Description') ?? null, OwnerId: ownerId };
  const documentId = insertSystemRow(store, writer, 'ContentDocument', {
    ...facts,
    ...described,
    PublishStatus: 'P'
  });
  const link = { ContentDocumentId: documentId, Visibility: 'AllUsers' };
  const ofOwner = { ...link, LinkedEntityId: ownerId, ShareType: 'I' };
  insertSystemRow(store, writer, 'ContentDocumentLink', ofOwner);
  const location = cell(plan, draft, 'FirstPublishLocationId');
  if (typeof location === 'string' && location !== ownerId) {
    const ofRecord = { ...link, LinkedEntityId: location, ShareType: 'V' };
    insertSystemRow(store, writer, 'ContentDocumentLink', ofRecord);
  }
  return documentId;
}

function changeDocument(store: Store, writer: Writer, id: string, values: Values): void {
  const { plan, draft } = systemDraft(store, 'ContentDocument', values);
  draft.id = id;
  draft.operation = 'update';
  stampUpdate(plan, draft, writer);
  updateDraft(store, plan, draft);
}

function cell(plan: ObjectPlan, draft: Draft, name: string) {
  const column = plan.byName.get(name.toLowerCase());
  return column && draft.values[column.index];
}
