import { documented, recorded, type Statement } from './statement.ts';

/** API versions and what depends on them. */
export const versions: readonly Statement[] = [
  recorded('versions/list', '/services/data lists {label, url, version} without a sign-in'),
  recorded('versions/oldest', 'the list starts at 31.0 (Summer ’14)'),
  documented('versions/65', '65.0 is Winter ’26'),
  recorded('versions/66', '66.0 is Spring ’26'),
  documented('versions/67', '67.0 is Summer ’26'),
  documented('versions/68', '68.0 is Winter ’27'),
  recorded('versions/unknown', 'an unknown version is a 404 before the sign-in is looked at'),
  documented('versions/collections', 'sObject Collections exist from 42.0'),
  documented('versions/collate', 'collateSubrequests exists from 48.0 and is true from 49.0'),
  documented('versions/created', 'upsert answers say created from 46.0'),
  documented('versions/graph', 'Composite Graph exists from 50.0'),
  documented('versions/duplicate-header', 'Sforce-Duplicate-Rule-Header is obeyed from 52.0'),
  documented(
    'versions/field-permissions',
    'FieldPermissions needs View Setup and Configuration from 49.0'
  ),
  documented('versions/five-levels', 'parent-to-child queries reach five levels from 58.0'),
  documented('versions/cursors', 'the number of open query cursors is not limited')
];
