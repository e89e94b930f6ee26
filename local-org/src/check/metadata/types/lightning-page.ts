import { anything, many, nested, oneOf, required, text, type TypeRules } from '../type-rules.ts';

const uiFormulaCriterion: TypeRules = {
  leftValue: required(text),
  operator: required(text),
  rightValue: text
};

const uiFormulaRule: TypeRules = {
  booleanFilter: text,
  criteria: many(nested(uiFormulaCriterion))
};

const componentInstancePropertyListItem: TypeRules = {
  value: text,
  visibilityRule: nested(uiFormulaRule)
};

const componentInstancePropertyList: TypeRules = {
  valueListItems: many(nested(componentInstancePropertyListItem))
};

const componentInstanceProperty: TypeRules = {
  name: text,
  type: oneOf('decorator'),
  value: text,
  valueList: nested(componentInstancePropertyList)
};

const componentInstance: TypeRules = {
  componentInstanceProperties: many(nested(componentInstanceProperty)),
  componentName: required(text),
  identifier: text,
  visibilityRule: nested(uiFormulaRule)
};

const fieldInstanceProperty: TypeRules = {
  name: text,
  value: text
};

const fieldInstance: TypeRules = {
  fieldInstanceProperties: many(nested(fieldInstanceProperty)),
  fieldItem: required(text),
  identifier: text,
  visibilityRule: nested(uiFormulaRule)
};

const itemInstance: TypeRules = {
  componentInstance: nested(componentInstance),
  fieldInstance: nested(fieldInstance)
};

const flexiPageRegion: TypeRules = {
  appendable: oneOf('disabled enabled'),
  itemInstances: many(nested(itemInstance)),
  mode: oneOf('Append Prepend Replace'),
  name: required(text),
  prependable: oneOf('disabled enabled'),
  replaceable: oneOf('disabled enabled'),
  type: required(oneOf('Region Facet Background'))
};

const flexiPageTemplateInstance: TypeRules = {
  name: required(text),
  properties: many(nested(componentInstanceProperty))
};

/** Documented: FlexiPage. */
export const flexiPage: TypeRules = {
  description: text,
  events: anything,
  flexiPageRegions: many(nested(flexiPageRegion)),
  fullName: text,
  masterLabel: required(text),
  parentFlexiPage: text,
  platformActionlist: anything,
  quickActionList: anything,
  sobjectType: text,
  template: required(nested(flexiPageTemplateInstance)),
  type: required(
    oneOf(
      'AppPage ObjectPage RecordPage HomePage ForecastingPage MailAppAppPage CommAppPage ' +
        'CommForgotPasswordPage CommLoginPage CommObjectPage CommQuickActionCreatePage ' +
        'CommRecordPage CommRelatedListPage CommSearchResultPage CommGlobalSearchResultPage ' +
        'CommSelfRegisterPage CommThemeLayoutPage UtilityBar RecordPreview ' +
        'EmbeddedServicePage CommCheckoutPage CommOrderConfirmationPage CommFlowPage ' +
        'EmailTemplatePage ApplicationLayout CommNoSearchResultsPage ' +
        'CommElectronicSignaturePage CommContractDocumentsPage CommContractDetailViewPage ' +
        'EmailContentPage ServiceDocument LandingPage CdpRecordPage SlackAppHome SlackMessage ' +
        'SlackModal SlackNotification EasyHomePage CardPage VoiceExtension ' +
        'ConfiguratorAppPage OmniSupervisorPage MobileAppPage CCShellPage QuickAction'
    )
  )
};
