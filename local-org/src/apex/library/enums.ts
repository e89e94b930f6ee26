import { STATUS_CODES } from './database/results.ts';
import { ROUNDING_MODES } from '../values/rounding.ts';
import type { LibraryType } from './registry.ts';
import { OPERATIONS } from './trigger-operations.ts';
import { SOAP_TYPES } from './schema/describe-field.ts';
import { DISPLAY_TYPES } from './schema/display-types.ts';

/** Enums of the platform; their values in order of their ordinals. */
export const enumTypes: readonly LibraryType[] = [
  { name: 'RoundingMode', enumValues: ROUNDING_MODES },
  { name: 'StatusCode', enumValues: STATUS_CODES },
  { name: 'DisplayType', enumValues: DISPLAY_TYPES },
  { name: 'AccessLevel', enumValues: ['SYSTEM_MODE', 'USER_MODE'] },
  {
    name: 'AccessType',
    enumValues: ['READABLE', 'CREATABLE', 'UPDATABLE', 'UPSERTABLE']
  },
  {
    name: 'LoggingLevel',
    enumValues: ['NONE', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'FINE', 'FINER', 'FINEST', 'INTERNAL']
  },
  { name: 'SoapType', enumValues: SOAP_TYPES },
  { name: 'SObjectDescribeOptions', enumValues: ['DEFAULT', 'DEFERRED', 'FULL'] },
  { name: 'TriggerOperation', enumValues: OPERATIONS }
];
