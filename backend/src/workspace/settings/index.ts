export { settingForms, type SettingForm, type SettingInput } from './setting-forms.ts';
export { checkSettings, InvalidSettingError, type SettingName } from './setting-schema.ts';
export { Teammates, type TeammatePreview } from './teammates.ts';
export { Settings } from './settings.ts';
