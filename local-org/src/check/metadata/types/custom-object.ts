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
import { searchLayouts } from './list-view.ts';

const sharingModels = oneOf(
  'Private Read ReadWrite ReadWriteTransfer FullAccess ControlledByParent ControlledByCampaign ' +
    'ControlledByLeadOrContact'
);

export const actionOverrideType = oneOf(
  'Default Standard Scontrol Visualforce Flexipage LightningComponent'
);

export const actionOverride: TypeRules = {
  actionName: required(text),
  comment: text,
  content: text,
  formFactor: oneOf('Small Medium Large'),
  pageOrSobjectType: text,
  skipRecordTypeSelect: flag,
  type: actionOverrideType
};

/** Documented: CustomObject. */
export const customObject: TypeRules = {
  actionOverrides: many(nested(actionOverride)),
  allowInChatterGroups: flag,
  businessProcesses: anything,
  compactLayoutAssignment: text,
  compactLayouts: anything,
  customHelp: text,
  customHelpPage: text,
  customSettingsType: oneOf('List Hierarchy'),
  customSettingsVisibility: oneOf('Public Protected'),
  dataStewardGroup: text,
  dataStewardUser: text,
  deploymentStatus: oneOf('InDevelopment Deployed'),
  deprecated: flag,
  description: text,
  enableActivities: flag,
  enableBulkApi: flag,
  enableChangeDataCapture: flag,
  enableDivisions: flag,
  enableEnhancedLookup: flag,
  enableFeeds: flag,
  enableHistory: flag,
  enableLicensing: flag,
  enableReports: flag,
  enableSearch: flag,
  enableSharing: flag,
  enableStreamingApi: flag,
  eventType: oneOf('HighVolume StandardVolume'),
  externalDataSource: text,
  externalName: text,
  externalSharingModel: sharingModels,
  fieldSets: anything,
  fields: anything,
  fullName: text,
  gender: oneOf('Neuter Masculine Feminine AnimateMasculine'),
  historyRetentionPolicy: anything,
  household: flag,
  indexes: anything,
  label: text,
  listViews: anything,
  nameField: nested({
    displayFormat: text,
    label: required(text),
    startingNumber: integer,
    trackFeedHistory: flag,
    trackHistory: flag,
    type: required(oneOf('Text AutoNumber'))
  }),
  namedFilter: anything,
  pluralLabel: text,
  publishBehavior: oneOf('PublishAfterCommit PublishImmediately'),
  recordTypeTrackFeedHistory: flag,
  recordTypeTrackHistory: flag,
  recordTypes: anything,
  searchLayouts: nested(searchLayouts),
  sharingModel: sharingModels,
  sharingReasons: anything,
  sharingRecalculations: anything,
  startsWith: oneOf('Consonant Vowel Special'),
  validationRules: anything,
  visibility: oneOf('Protected Public PackageProtected'),
  webLinks: anything
};
