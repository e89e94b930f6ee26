import { ApexId, ApexSObjectType } from '../../values/index.ts';
import { method, type Call } from '../call.ts';
import type { LibraryType } from '../registry.ts';

/** Documented: Id Class. */
export const idType: LibraryType = {
  name: 'Id',
  staticMethods: {
    valueOf: [
      method('Id', ['String'], (call) => idFrom(call)),
      method('Id', ['String', 'Boolean'], (call) => idFrom(call))
    ]
  },
  methods: {
    getSObjectType: [
      method('SObjectType', [], (call, self: ApexId) => {
        const prefix = self.text.slice(0, 3);
        const { objects } = call.context.org.schema;
        const object = [...objects.values()].find(({ keyPrefix }) => keyPrefix === prefix);
        if (object) return new ApexSObjectType(object);
        throw call.fail('SObjectException', `Cannot locate Apex Type for ID: ${self.text}`);
      })
    ],
    to15: [method('String', [], (_call, self: ApexId) => self.text.slice(0, 15))]
  }
};

/** With `true` as second argument the capital letters are put right from the last three signs. */
function idFrom(call: Call): ApexId {
  const text = call.text(0);
  const id = ApexId.parse(call.value(1) === true ? restoreCase(text) : text);
  if (id) return id;
  throw call.fail('StringException', `Invalid id: ${text}`);
}

function restoreCase(text: string): string {
  const suffix = text.slice(15).toUpperCase();
  if (text.length !== 18) return text;
  const restored = [...text.slice(0, 15)].map((char, at) => {
    const bits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'.indexOf(suffix.charAt(Math.floor(at / 5)));
    return (bits >> (at % 5)) & 1 ? char.toUpperCase() : char.toLowerCase();
  });
  return restored.join('') + suffix;
}
