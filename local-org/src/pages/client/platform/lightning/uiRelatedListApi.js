import { askOrg } from '../org-request.js';
import { fieldPaths, records } from '../record-store.js';
import { storedWire } from '../stored-wire.js';

/** Wire: the records of a related list (documented: getRelatedListRecords). */
export const getRelatedListRecords = storedWire(
  records,
  (config) =>
    config.parentRecordId && config.relatedListId
      ? `${config.parentRecordId} ${JSON.stringify(config)}`
      : undefined,
  ({ parentRecordId, relatedListId, fields, optionalFields, pageSize, pageToken, sortBy }) =>
    askOrg(`/related-list-records/${parentRecordId}/${relatedListId}`, {
      query: {
        fields: fieldPaths(fields),
        optionalFields: fieldPaths(optionalFields),
        sortBy: fieldPaths(sortBy),
        pageSize,
        pageToken
      }
    })
);
