export { checkSettings, InvalidSettingError, type SettingName } from './setting-schema.ts';
export { Settings } from './settings.ts';
