import { typeText } from '../types/type.ts';
import type { ApexTypeValue } from '../values/index.ts';
import { method } from './call.ts';
import { NotImplementedError } from './not-implemented.ts';
import type { LibraryType } from './registry.ts';

/** Documented: Type Class. */
export const typeType: LibraryType = {
  name: 'Type',
  staticMethods: {
    forName: [
      method('Type', ['String'], (call) => call.context.findType(call.text(0)) ?? null),
      method('Type', ['String', 'String'], (call) => {
        const namespace = call.value(0) ?? '';
        if (namespace !== '') throw new NotImplementedError('Type.forName with a namespace');
        return call.context.findType(call.text(1)) ?? null;
      })
    ]
  },
  methods: {
    getName: [method('String', [], (_call, self: ApexTypeValue) => typeText(self.type))],
    newInstance: [
      method('Object', [], (call, self: ApexTypeValue) => call.context.newInstance(self.type))
    ]
  }
};
