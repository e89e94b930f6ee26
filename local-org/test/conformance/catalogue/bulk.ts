import { documented, recorded, unconfirmed, type Statement } from './statement.ts';

const tooLarge =
  'needs an upload of more than 100 MB: shown in local-org/test/api/bulk-jobs.test.ts';

/** Bulk API 2.0. */
export const bulk: readonly Statement[] = [
  recorded('bulk/create', 'a new job is Open; its contentUrl has no slash in front'),
  recorded('bulk/upload', 'uploading CSV is an empty 201'),
  documented('bulk/one-upload', 'a job takes one upload'),
  recorded('bulk/close', 'UploadComplete hands the job over'),
  documented('bulk/multipart', 'a small job can come in one multipart request'),
  documented('bulk/states', 'Open, UploadComplete, InProgress, JobComplete'),
  documented('bulk/aborted', 'a client can abort'),
  documented('bulk/client-states', 'a client sets only UploadComplete and Aborted'),
  documented('bulk/delete', 'a job can be deleted when closed, done, aborted or failed'),
  documented('bulk/no-delete', 'an open job cannot be deleted'),
  recorded('bulk/bad-transition', '400 INVALIDJOBSTATE'),
  documented('bulk/partial', 'JobComplete says nothing about rows: numberRecordsFailed does'),
  documented('bulk/no-rollback', 'a failed job keeps what it has written'),
  recorded('bulk/info', 'what a job tells at creation, at closing and when asked'),
  recorded('bulk/processed', 'numberRecordsProcessed counts the failed rows, too'),
  recorded('bulk/bad-header', 'an unknown column fails the job with InvalidBatch'),
  recorded('bulk/successful', 'successfulResults: sf__Id, sf__Created and the columns'),
  recorded('bulk/failed', 'failedResults: sf__Id, sf__Error as CODE:message:Field --'),
  recorded('bulk/unprocessed', 'unprocessedrecords: the columns alone'),
  recorded('bulk/empty-results', 'an empty result is the header line'),
  documented('bulk/order', 'results need not come in the order of the input'),
  documented('bulk/150-mb', 'an upload is at most 150 MB in base64', tooLarge),
  documented(
    'bulk/150-million',
    '150,000,000 records in a day',
    'not served: more rows than this org is made for'
  ),
  documented(
    'bulk/internal-batches',
    'rows are worked off in batches of 10,000',
    'seen only by how far a failing job comes, which bulk/no-rollback shows'
  ),
  documented('bulk/15000-batches', 'ingest uses up 15,000 batches a day'),
  documented('bulk/field-size', 'a field has at most 32,000 characters'),
  documented('bulk/record-size', 'a record has at most 5,000 fields and 400,000 characters'),
  documented('bulk/life', 'a job is gone after seven days'),
  documented('bulk/query-jobs', '10,000 query jobs in a day'),
  recorded('bulk/parallel', 'the concurrency mode is Parallel'),
  unconfirmed('bulk/calls', 'every request of a job is an API call'),
  documented('bulk/delimiters', 'six delimiters, LF and CRLF'),
  documented('bulk/line-ending', 'lineEnding must match the file'),
  documented('bulk/quotes', 'values with delimiter, quote or newline are quoted'),
  documented('bulk/absent-columns', 'columns that are not there are left alone'),
  unconfirmed('bulk/empty-value', 'an empty value is ignored, #N/A clears'),
  documented('bulk/relationship', 'Relationship.Key names the parent'),
  unconfirmed('bulk/polymorphic', 'Type:Relationship.Key for parents of several types'),
  documented('bulk/external-id', 'externalIdFieldName makes an upsert'),
  documented('bulk/hard-delete', 'hardDelete needs its own permission'),
  unconfirmed('bulk/duplicate-header', 'duplicate rule headers are not available'),
  documented('bulk/query-create', 'a query job begins as UploadComplete and is a V2Query'),
  documented('bulk/query-results', 'CSV with Sforce-NumberOfRecords and Sforce-Locator'),
  documented('bulk/query-pages', 'maxRecords and locator page, the last locator is “null”'),
  documented('bulk/query-all', 'queryAll includes deleted rows'),
  documented('bulk/query-refused', 'no GROUP BY, OFFSET, TYPEOF, aggregates or subqueries')
];
