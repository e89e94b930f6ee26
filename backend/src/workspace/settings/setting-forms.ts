import { z } from 'zod';
import { DEFAULT_SETTINGS } from '../../domain/index.ts';
import { SETTING_SCHEMA, type SettingName } from './setting-schema.ts';

/** How people give the value of a setting. */
export type SettingInput =
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly options: readonly (string | number)[] }
  /** Any of these. */
  | { readonly kind: 'choices'; readonly options: readonly string[] }
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      /** Whether it may be left out, as null. */
      readonly optional: boolean;
    }
  | { readonly kind: 'texts'; readonly optional: boolean };

/** A setting as a form or a help page shows it. */
export interface SettingForm {
  readonly name: SettingName;
  readonly label: string;
  readonly meaning: string;
  readonly input: SettingInput;
}

const WORDS: Readonly<Record<SettingName, Pick<SettingForm, 'label' | 'meaning'>>> = {
  intervalMinutes: {
    label: 'Minutes between two syncs',
    meaning:
      'How often changes are sent while there are any; runs begin at these minutes of the clock.'
  },
  readMinutes: {
    label: 'Minutes between two reads',
    meaning: 'While nothing is to be sent, the org is asked for news only this often.'
  },
  createContacts: {
    label: 'Create Contacts',
    meaning: 'Make a Contact for every member who matches nobody and has an e-mail address.'
  },
  matchRules: {
    label: 'Match rules',
    meaning: 'By what members are matched with Contacts, Leads and Accounts.'
  },
  teammateDomains: {
    label: 'E-mail domains of teammates',
    meaning:
      'Domains of our own people: their members have no score, and no Contact is made for them.'
  },
  activityTypes: {
    label: 'Types of activities',
    meaning:
      'Types of activities to send; without any, all of them. Of a type that is taken out nothing more is sent: what the org has of it stays as it is, with its words, and totals go on counting it. Retention still removes it with age, and so does the level “counts”.'
  },
  privacyLevel: {
    label: 'What is sent of what people wrote',
    meaning:
      'counts: totals only; metadata: who, when and where; snippet: the beginning; full: all of it.'
  },
  retentionDays: {
    label: 'Days that activities stay',
    meaning: 'Older activities leave the org; without a number they stay.'
  },
  retentionNewest: {
    label: 'Newest activities that stay',
    meaning: 'So many of the newest activities of a matched member stay in any case.'
  },
  storageCapMb: {
    label: 'Storage in the org (MB)',
    meaning: 'What our rows may take; without a number there is no cap.'
  },
  apiSharePercent: {
    label: 'Share of API calls (%)',
    meaning: 'Of the calls that the org has left today, at most this share is ours.'
  }
};

/** Every setting, in the order in which people see them; what may be given comes from its schema. */
export function settingForms(): SettingForm[] {
  return (Object.keys(DEFAULT_SETTINGS) as SettingName[]).map((name) => ({
    ...{ name, ...WORDS[name] },
    input: inputOf(z.toJSONSchema(SETTING_SCHEMA[name], { io: 'input' }))
  }));
}

function inputOf(schema: z.core.JSONSchema.BaseSchema): SettingInput {
  const kinds = schema.anyOf;
  const given = kinds?.find(({ type }) => type !== 'null') ?? schema;
  const optional = kinds?.some(({ type }) => type === 'null') ?? false;
  if (given.enum) return { kind: 'choice', options: given.enum as (string | number)[] };
  if (given.type === 'boolean') return { kind: 'switch' };
  if (given.type === 'integer') {
    const { minimum: min = 0, maximum: max = Number.MAX_SAFE_INTEGER } = given;
    return { kind: 'number', min, max, optional };
  }
  if (given.type !== 'array') {
    throw new Error(`No form is known for a setting of type ${String(given.type)}.`);
  }
  const { enum: options } = given.items as z.core.JSONSchema.BaseSchema;
  return options ? { kind: 'choices', options: options.map(String) } : { kind: 'texts', optional };
}
