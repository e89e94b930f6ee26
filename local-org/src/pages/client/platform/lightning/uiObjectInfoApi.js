import { askOrg } from '../org-request.js';
import { AnswerStore, storedWire } from '../stored-wire.js';

const CACHE_MS = 900_000;
const store = new AnswerStore({ maxAgeMs: CACHE_MS });
const nameOf = (object) => object?.objectApiName ?? object;

/** Wire: metadata of an object (documented: getObjectInfo). */
export const getObjectInfo = storedWire(
  store,
  ({ objectApiName }) => (objectApiName ? `object ${nameOf(objectApiName)}` : undefined),
  ({ objectApiName }) => askOrg(`/object-info/${nameOf(objectApiName)}`)
);

/** Wire: metadata of several objects. */
export const getObjectInfos = storedWire(
  store,
  ({ objectApiNames }) =>
    objectApiNames ? `objects ${objectApiNames.map(nameOf).join()}` : undefined,
  async ({ objectApiNames }) => {
    const infos = objectApiNames.map((object) => askOrg(`/object-info/${nameOf(object)}`));
    const settled = await Promise.allSettled(infos);
    return {
      results: settled.map(({ value, reason }) =>
        reason
          ? { statusCode: reason.status, result: reason.body }
          : { statusCode: 200, result: value }
      )
    };
  }
);

/** Wire: the active values of a picklist. */
export const getPicklistValues = storedWire(
  store,
  ({ recordTypeId, fieldApiName }) =>
    recordTypeId && fieldApiName ? `picklist ${pathOf(fieldApiName)}` : undefined,
  ({ fieldApiName }) => askOrg(`/picklist-values/${pathOf(fieldApiName)}`)
);

function pathOf(field) {
  return typeof field === 'string'
    ? field.replace('.', '/')
    : `${field.objectApiName}/${field.fieldApiName}`;
}
