import { DateTime, IANAZone } from 'luxon';
import { typeOf } from '../../types/type.ts';
import { ApexNative } from '../../values/index.ts';
import { method } from '../call.ts';
import type { LibraryType } from '../registry.ts';

/** Documented: TimeZone Class. */
export const timeZoneType: LibraryType = {
  name: 'TimeZone',
  staticMethods: {
    getTimeZone: [method('TimeZone', ['String'], (call) => timeZone(zoneNamed(call.text(0))))]
  },
  methods: {
    getID: [method('String', [], (_call, self: ApexNative) => nameOf(self))],
    getDisplayName: [
      method('String', [], (call, self: ApexNative) => {
        const now = DateTime.fromJSDate(call.context.now(), { zone: nameOf(self) });
        return `(GMT${now.toFormat('ZZ')}) ${now.setLocale('en-US').offsetNameLong} (${nameOf(self)})`;
      })
    ],
    toString: [method('String', [], (_call, self: ApexNative) => nameOf(self))],
    getOffset: [
      method('Integer', ['Datetime'], (call, self: ApexNative) => {
        return call.datetime(0).in(nameOf(self)).offset * 60_000;
      })
    ]
  }
};

export function timeZone(name: string): ApexNative {
  return new ApexNative(typeOf('TimeZone'), name);
}

/** A name nobody knows is GMT, as in Java. */
export function zoneNamed(name: string): string {
  return IANAZone.isValidZone(name) ? name : 'UTC';
}

function nameOf(zone: ApexNative): string {
  return zone.state as string;
}
