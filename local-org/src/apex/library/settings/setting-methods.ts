import type { ObjectSchema } from '../../../metadata/index.ts';
import type { LibraryMethod } from '../registry.ts';
import { customMetadataMethods } from './custom-metadata.ts';
import { hierarchySettingMethods } from './hierarchy-setting.ts';

/** Static methods that a custom setting or custom metadata type has by itself, by lower-case name. */
export function settingMethods(object: ObjectSchema, name: string): readonly LibraryMethod[] {
  const methods = object.customSetting
    ? hierarchySettingMethods(object)
    : object.name.endsWith('__mdt')
      ? customMetadataMethods(object)
      : {};
  return methods[name.toLowerCase()] ?? [];
}
