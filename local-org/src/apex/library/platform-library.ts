import { assertType } from './assert.ts';
import { batchTypes } from './async/batch.ts';
import { finalizerTypes } from './async/finalizer.ts';
import { queueableTypes } from './async/queueable.ts';
import { schedulableTypes } from './async/schedulable.ts';
import { blobType } from './blob.ts';
import { callableType } from './callable.ts';
import {
  comparableType,
  comparatorType,
  iterableType,
  iteratorType
} from './collections/iterator.ts';
import { listType } from './collections/list.ts';
import { mapType } from './collections/map.ts';
import { setType } from './collections/set.ts';
import { cryptoType } from './crypto/crypto.ts';
import { encodingUtilType } from './crypto/encoding-util.ts';
import { databaseType, savepointType } from './database/database.ts';
import { dmlOptionsTypes } from './database/dml-options.ts';
import { leadConvertTypes } from './database/lead-convert.ts';
import { mergeResultType } from './database/merge.ts';
import { resultTypes } from './database/results.ts';
import { outboundEmailTypes } from './email/outbound-email.ts';
import { enumTypes } from './enums.ts';
import { eventBusType } from './event-bus.ts';
import { exceptionTypes } from './exceptions.ts';
import { featureManagementType } from './feature-management.ts';
import { httpTypes } from './http/http.ts';
import { restContextTypes } from './http/rest-context.ts';
import { urlType } from './http/url.ts';
import { jsonGeneratorType } from './json/json-generator.ts';
import { jsonParserTypes } from './json/json-parser.ts';
import { jsonType } from './json/json.ts';
import { labelType } from './label.ts';
import { limitsType } from './limits.ts';
import { decimalType, doubleType } from './numbers/decimal.ts';
import { booleanType, integerType, longType } from './numbers/integer.ts';
import { mathType } from './numbers/math.ts';
import { objectType } from './object.ts';
import { apexPagesTypes } from './pages/apex-pages.ts';
import { pageReferenceType } from './pages/page-reference.ts';
import { selectOptionType } from './pages/select-option.ts';
import { matcherType, patternType } from './pattern.ts';
import { idType } from './records/id.ts';
import { aggregateResultType, sObjectType } from './records/sobject.ts';
import type { LibraryType } from './registry.ts';
import { requestTypes } from './request.ts';
import { describeFieldType, picklistEntryType, sObjectFieldType } from './schema/describe-field.ts';
import {
  childRelationshipType,
  describeObjectType,
  objectFieldsType,
  sObjectTypeType
} from './schema/describe-object.ts';
import { recordTypeInfoType } from './schema/record-type-info.ts';
import { schemaType } from './schema/schema.ts';
import { securityTypes } from './security/strip-inaccessible.ts';
import { stubProviderType } from './stub-provider.ts';
import { systemType } from './system.ts';
import { testType } from './test.ts';
import { stringType } from './text/string.ts';
import { dateType } from './time/date.ts';
import { datetimeType } from './time/datetime.ts';
import { timeZoneType } from './time/time-zone.ts';
import { timeType } from './time/time.ts';
import { triggerType } from './trigger.ts';
import { typeType } from './type.ts';
import { unmodelledTypes } from './unmodelled.ts';
import { userInfoType } from './user-info.ts';
import { uuidType } from './uuid.ts';

/** Every type of the platform that Apex code can use here. */
export const library: readonly LibraryType[] = [
  ...unmodelledTypes,
  objectType,
  booleanType,
  integerType,
  longType,
  doubleType,
  decimalType,
  mathType,
  stringType,
  patternType,
  matcherType,
  blobType,
  idType,
  dateType,
  datetimeType,
  timeType,
  timeZoneType,
  listType,
  setType,
  mapType,
  iterableType,
  iteratorType,
  comparableType,
  comparatorType,
  sObjectType,
  aggregateResultType,
  schemaType,
  sObjectTypeType,
  sObjectFieldType,
  describeObjectType,
  objectFieldsType,
  describeFieldType,
  picklistEntryType,
  childRelationshipType,
  databaseType,
  savepointType,
  ...resultTypes,
  jsonType,
  cryptoType,
  encodingUtilType,
  systemType,
  assertType,
  testType,
  limitsType,
  triggerType,
  ...securityTypes,
  userInfoType,
  featureManagementType,
  labelType,
  typeType,
  ...enumTypes,
  ...exceptionTypes,
  ...queueableTypes,
  ...schedulableTypes,
  ...batchTypes,
  ...leadConvertTypes,
  ...finalizerTypes,
  mergeResultType,
  ...dmlOptionsTypes,
  ...httpTypes,
  ...restContextTypes,
  urlType,
  ...outboundEmailTypes,
  pageReferenceType,
  ...apexPagesTypes,
  eventBusType,
  callableType,
  stubProviderType,
  selectOptionType,
  ...requestTypes,
  uuidType,
  recordTypeInfoType,
  jsonGeneratorType,
  ...jsonParserTypes
];
