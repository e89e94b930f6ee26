import { documented, unconfirmed, type Statement } from './statement.ts';

/** Incremental reading, and who locks whom. */
export const feedsAndLocks: readonly Statement[] = [
  documented('feeds/modstamp', 'SystemModstamp moves with every change, never before LastModified'),
  documented('feeds/keyset', 'paging by stamp and id sees every row of a tie once'),
  documented('feeds/late-commit', 'a row can appear with a stamp older than what was read'),
  documented('feeds/latest-date-covered', 'updated says how far it is complete'),
  documented('feeds/updated', 'updated lists ids of a span'),
  documented('feeds/updated-30-days', 'updated reaches back 30 days'),
  documented('feeds/deleted', 'deleted lists ids and dates, and the earliest date available'),
  documented('feeds/deleted-15-days', 'deleted reaches back 15 days'),
  documented('feeds/purge', 'the delete log may be purged after two hours'),
  documented('feeds/merge', 'a merged row is deleted with a MasterRecordId'),
  unconfirmed('feeds/parent-changes', 'changes of parents and formulas do not stamp the row'),
  documented(
    'feeds/visible-only',
    'only rows the user may see appear',
    'not served: the org has object and field rights, no sharing of single rows'
  ),
  documented('feeds/record-count', '/limits/recordCount counts rows'),
  documented('locks/master', 'writing a detail row locks its master'),
  documented('locks/lookup', 'writing a row locks its lookups depending on the delete rule'),
  documented(
    'locks/order',
    'rows sorted by parent do not lock each other',
    'advice to clients; the org’s own locks are shown by locks/lookup'
  )
];
