import { documented, recorded, unconfirmed, type Statement } from './statement.ts';

/** Single rows and describe. */
export const rows: readonly Statement[] = [
  recorded('rows/create', 'a created row is a 201 with Location, id, success and no errors'),
  recorded('rows/create-slash', 'a slash at the end changes nothing'),
  recorded('rows/get', 'a row has attributes, and null for what is empty'),
  recorded(
    'rows/address',
    'a compound address is an object',
    'not served: the parts of an address are fields, the compound field is absent'
  ),
  recorded('rows/get-fields', 'fields= chooses'),
  recorded('rows/update', 'an update is an empty 204'),
  recorded('rows/delete', 'a delete is a 204, a second one a 404 ENTITY_IS_DELETED'),
  recorded('rows/upsert-create', 'an upsert that creates is a 201 with created true'),
  recorded('rows/upsert-update', 'an upsert that updates is a 200 with created false'),
  documented('rows/upsert-before-46', 'below 46.0 an update by upsert is an empty 204'),
  recorded('rows/upsert-several', 'several matches are a 300 with the URLs of the rows'),
  documented('rows/update-only', 'updateOnly=true inserts nothing'),
  documented('rows/post-id', 'POST to …/Id inserts from 37.0'),
  recorded('rows/object', 'GET of an object tells objectDescribe and recentItems'),
  recorded('rows/upsert-encoded', 'the key in an upsert URL is percent-encoded'),
  documented('rows/upsert-view-all', 'a key that is not unique needs View All to upsert'),
  documented('rows/upsert-key-repeated', 'the key must not repeat in the body'),
  documented('rows/id-lookup', 'fields flagged idLookup work as keys'),
  documented('rows/parent-by-key', 'a nested object under the relationship names the parent'),
  recorded('rows/polymorphic-parent', 'a nested parent of several types needs attributes first'),
  documented('rows/parent-missing', 'a parent that is not found is an INVALID_FIELD'),
  unconfirmed('rows/parent-missing-text', 'Foreign key external ID: x not found for field Y'),
  recorded('rows/case-insensitive', 'names of objects and fields ignore case on input'),
  documented('rows/id-forms', 'ids have 15 or 18 characters on input, 18 in answers'),
  documented('rows/id-suffix', 'the last three characters tell the case of the others'),
  recorded('rows/key-prefixes', '001, 003, 00Q, 006, 005, 00D, 0PS and 0Pa tell the object'),
  unconfirmed('rows/file-prefixes', '02s, 068, 069 and 06A tell e-mails and files'),
  recorded('rows/custom-prefixes', 'custom objects have a00… in the order they were made'),
  recorded('rows/datetime-out', 'datetimes are 2022-03-17T16:21:26.000+0000'),
  documented('rows/datetime-in', 'datetimes come as ISO 8601 with Z or an offset'),
  documented('rows/date', 'dates are YYYY-MM-DD'),
  recorded(
    'rows/decimals',
    'numbers with a scale keep their decimal point',
    'not served: 50000.00 and 50000 are the same number to every reader of JSON'
  ),
  documented('rows/clear', 'null and "" both clear a field'),
  documented('rows/no-children', 'a list of children in a create is refused'),
  recorded('describe/global', 'describeGlobal has encoding, maxBatchSize and every object'),
  recorded('describe/object', 'describe adds fields, child relationships and record types'),
  documented('describe/field', 'a field tells what clients decide by'),
  recorded('describe/restricted', 'a field the user may not read is absent'),
  recorded('describe/restricted-write', 'writing it is “No such column”'),
  recorded('describe/unknown', 'an unknown object is a 404 NOT_FOUND'),
  recorded('describe/unknown-query', 'in SOQL it is a 400 INVALID_TYPE')
];
