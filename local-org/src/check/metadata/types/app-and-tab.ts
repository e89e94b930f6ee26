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
import { actionOverride, actionOverrideType } from './custom-object.ts';

/** Documented: CustomApplication. */
export const customApplication: TypeRules = {
  actionOverrides: many(nested({ ...actionOverride, pageOrSobjectType: required(text) })),
  brand: nested({
    footerColor: text,
    headerColor: text,
    logo: text,
    logoVersion: integer,
    shouldOverrideOrgTheme: flag
  }),
  consoleConfig: anything,
  defaultLandingTab: text,
  description: text,
  formFactors: many(oneOf('Small Medium Large')),
  fullName: text,
  isNavAutoTempTabsDisabled: flag,
  isNavPersonalizationDisabled: flag,
  isNavTabPersistenceDisabled: flag,
  isOmniPinnedViewEnabled: flag,
  isServiceCloudConsole: flag,
  label: text,
  logo: text,
  navType: oneOf('Standard Console'),
  preferences: anything,
  profileActionOverrides: many(
    nested({
      actionName: required(text),
      content: text,
      formFactor: required(oneOf('Small Medium Large')),
      pageOrSobjectType: required(text),
      profile: required(text),
      recordType: text,
      type: required(actionOverrideType)
    })
  ),
  setupExperience: text,
  subscriberTabs: many(text),
  tabs: many(text),
  uiType: oneOf('Aloha Lightning'),
  utilityBar: text,
  workspaceConfig: anything
};

/** Documented: CustomTab. */
export const customTab: TypeRules = {
  actionOverrides: many(nested(actionOverride)),
  auraComponent: text,
  customObject: flag,
  description: text,
  flexiPage: text,
  frameHeight: integer,
  fullName: text,
  hasSidebar: flag,
  icon: text,
  label: text,
  lwcComponent: text,
  mobileReady: flag,
  motif: text,
  page: text,
  scontrol: text,
  splashPageLink: text,
  url: text,
  urlEncodingKey: text
};

/** Documented: CustomPermission. */
export const customPermission: TypeRules = {
  connectedApp: text,
  description: text,
  fullName: text,
  isLicensed: flag,
  label: required(text),
  requiredPermission: many(nested({ customPermission: required(text), dependency: required(flag) }))
};
