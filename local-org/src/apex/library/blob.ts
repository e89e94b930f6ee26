import { ApexBlob } from '../values/index.ts';
import { method } from './call.ts';
import type { LibraryType } from './registry.ts';

/** Documented: Blob Class. */
export const blobType: LibraryType = {
  name: 'Blob',
  staticMethods: {
    valueOf: [method('Blob', ['String'], (call) => ApexBlob.ofText(call.text(0)))]
  },
  methods: {
    size: [method('Integer', [], (_call, self: ApexBlob) => self.bytes.length)],
    toString: [
      method('String', [], (call, self: ApexBlob) => {
        const text = self.decode();
        if (text === undefined) {
          throw call.fail('StringException', 'BLOB is not a valid UTF-8 string');
        }
        return text;
      })
    ]
  }
};
