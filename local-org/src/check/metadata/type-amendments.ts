import type { ElementRule, MetadataTypes } from './type-rules.ts';

/** Targets a Lightning web component may be offered for (documented: XML Configuration File Elements). */
const bundleTargets = (
  'analytics__Dashboard lightning__AgentforceInput lightning__AgentforceOutput lightning__AppPage ' +
  'lightning__EnablementProgram lightning__FlowAction lightning__FlowScreen lightning__GlobalAction ' +
  'lightning__HomePage lightning__Inbox lightning__RecordAction lightning__RecordPage lightning__Tab ' +
  'lightning__UrlAddressable lightning__UtilityBar lightning__VoiceExtension ' +
  'lightningCommunity__Default lightningCommunity__Page lightningCommunity__Page_Layout ' +
  'lightningCommunity__Theme_Layout lightningSnapin__ChatHeader lightningSnapin__ChatMessage ' +
  'lightningSnapin__Minimized lightningSnapin__PreChat'
).split(' ');

const requiredText: ElementRule = { value: { kind: 'text' }, required: true, many: false };
const freeForm: ElementRule = { value: { kind: 'anything' }, required: false, many: true };

/** What the documentation of the Metadata API says and its WSDL does not, by type and element. */
const amendments: Readonly<Record<string, Readonly<Record<string, ElementRule>>>> = {
  ActionOverride: { actionName: requiredText },
  CustomLabel: { fullName: requiredText },
  CustomValue: { fullName: requiredText },
  LightningComponentBundle: { targetConfigs: freeForm },
  Targets: {
    target: { value: { kind: 'one-of', values: bundleTargets }, required: false, many: true }
  }
};

/** The types of the WSDL with those elements in the place of its own. */
export function amend(types: MetadataTypes): MetadataTypes {
  const amended = Object.entries(amendments).map(
    ([name, elements]) =>
      [name, new Map([...(types.get(name) ?? []), ...Object.entries(elements)])] as const
  );
  return new Map([...types, ...amended]);
}
