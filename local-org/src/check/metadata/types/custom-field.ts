import {
  anything,
  flag,
  integer,
  many,
  nested,
  oneOf,
  required,
  text,
  type TypeRules
} from '../type-rules.ts';

const fieldTypes = oneOf(
  'Address Array AutoNumber Checkbox Currency Date DateTime Email EncryptedText ExternalLookup File ' +
    'Hierarchy Html IndirectLookup Location LongTextArea Lookup MasterDetail MetadataRelationship ' +
    'MultiselectPicklist Number Percent Phone Picklist Summary Text TextArea Time Url'
);

const valueSet = nested({
  controllingField: text,
  restricted: flag,
  valueSetDefinition: nested({
    sorted: required(flag),
    value: many(
      nested({
        allowEmail: flag,
        closed: flag,
        color: text,
        converted: flag,
        cssExposed: flag,
        default: required(flag),
        description: text,
        forecastCategory: text,
        fullName: required(text),
        highPriority: flag,
        isActive: flag,
        label: text,
        probability: integer,
        reverseRole: text,
        reviewed: flag,
        won: flag
      })
    )
  }),
  valueSetName: text,
  valueSettings: many(nested({ controllingFieldValue: many(text), valueName: required(text) }))
});

/** Documented: CustomField. */
export const customField: TypeRules = {
  businessOwnerGroup: text,
  businessOwnerUser: text,
  businessStatus: text,
  caseSensitive: flag,
  complianceGroup: text,
  customDataType: text,
  defaultValue: text,
  deleteConstraint: oneOf('Cascade Restrict SetNull'),
  deprecated: flag,
  description: text,
  displayFormat: text,
  displayLocationInDecimal: flag,
  encryptionScheme: oneOf(
    'None ProbabilisticEncryption CaseSensitiveDeterministicEncryption CaseInsensitiveDeterministicEncryption'
  ),
  escapeMarkup: flag,
  externalDeveloperName: text,
  externalId: flag,
  fieldManageability: oneOf('Locked DeveloperControlled SubscriberControlled'),
  formula: text,
  formulaTreatBlanksAs: oneOf('BlankAsBlank BlankAsZero'),
  fullName: required(text),
  inlineHelpText: text,
  isAIPredictionField: flag,
  isConvertLeadDisabled: flag,
  isFilteringDisabled: flag,
  isNameField: flag,
  isSortingDisabled: flag,
  label: text,
  length: integer,
  lookupFilter: anything,
  maskChar: oneOf('asterisk X'),
  maskType: oneOf('all creditCard ssn lastFour sin nino'),
  metadataRelationshipControllingField: text,
  populateExistingRows: flag,
  precision: integer,
  readOnlyProxy: flag,
  referenceTargetField: text,
  referenceTo: text,
  relationshipLabel: text,
  relationshipName: text,
  relationshipOrder: integer,
  reparentableMasterDetail: flag,
  required: flag,
  restrictedAdminField: flag,
  scale: integer,
  securityClassification: text,
  startingNumber: integer,
  stripMarkup: flag,
  summarizedField: text,
  summaryFilterItems: anything,
  summaryForeignKey: text,
  summaryOperation: oneOf('count sum min max'),
  trackFeedHistory: flag,
  trackHistory: flag,
  trackTrending: flag,
  translateData: flag,
  type: fieldTypes,
  unique: flag,
  valueSet,
  visibleLines: integer,
  writeRequiresMasterRead: flag
};
