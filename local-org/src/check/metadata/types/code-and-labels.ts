import {
  anything,
  decimal,
  flag,
  many,
  nested,
  oneOf,
  required,
  text,
  type TypeRules
} from '../type-rules.ts';

/** Documented: ApexClass and ApexTrigger. */
export const apexCode: TypeRules = {
  apiVersion: required(decimal),
  fullName: text,
  packageVersions: anything,
  status: required(oneOf('Active Inactive Deleted'))
};

/** Documented: LightningComponentBundle; what a target can be configured with is free-form. */
export const lightningComponentBundle: TypeRules = {
  apiVersion: decimal,
  capabilities: anything,
  description: text,
  fullName: text,
  isExplicitImport: flag,
  isExposed: flag,
  lwcResources: anything,
  masterLabel: text,
  runtimeNamespace: text,
  targetConfigs: anything,
  targets: nested({
    target: many(
      oneOf(
        'analytics__Dashboard lightning__AgentforceInput lightning__AgentforceOutput ' +
          'lightning__AppPage lightning__EnablementProgram lightning__FlowScreen ' +
          'lightning__HomePage lightning__Inbox lightning__RecordAction lightning__RecordPage ' +
          'lightning__Tab lightning__UrlAddressable lightning__UtilityBar lightning__VoiceExtension ' +
          'lightningCommunity__Default lightningCommunity__Page lightningCommunity__Page_Layout ' +
          'lightningCommunity__Theme_Layout lightningSnapin__ChatHeader ' +
          'lightningSnapin__ChatMessage lightningSnapin__Minimized lightningSnapin__PreChat'
      )
    )
  })
};

/** Documented: CustomLabels. */
export const customLabels: TypeRules = {
  fullName: text,
  labels: many(
    nested({
      categories: text,
      fullName: required(text),
      language: required(text),
      protected: required(flag),
      shortDescription: required(text),
      value: required(text)
    })
  )
};
