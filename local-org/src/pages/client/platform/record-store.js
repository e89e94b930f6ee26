import { askOrg } from './org-request.js';
import { AnswerStore } from './stored-wire.js';

const CACHE_MS = 30_000;

/** Records as the wires of `lightning/uiRecordApi` have read them; keys begin with the record's id. */
export const records = new AnswerStore({ maxAgeMs: CACHE_MS });

/** Tables and pages that show records: asked again when one of them changes. */
const watchers = new Set();

/** @param {(recordIds: readonly string[]) => void} watcher @returns {() => void} stops watching */
export function watchRecords(watcher) {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Reads again what shows these records. @param {readonly string[]} recordIds */
export async function recordsChanged(recordIds) {
  const changed = new Set(recordIds.map((id) => id.slice(0, 15)));
  for (const watcher of watchers) watcher(recordIds);
  await records.refreshWhere((key) => changed.has(key.slice(0, 15)));
}

/** `Member__c.Name` of a text or of a `@salesforce/schema` import. */
export function fieldPath(field) {
  return typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
}

export function fieldPaths(fields) {
  return fields === undefined ? [] : [fields].flat().map(fieldPath);
}

export function readRecord(recordId, fields, optionalFields) {
  return askOrg(`/records/${recordId}`, { query: { fields, optionalFields } });
}
