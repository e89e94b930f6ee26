import type { ApexTypeValue } from '../values/index.ts';
import { method } from './call.ts';
import { forwarded } from './collections/iterator.ts';
import type { LibraryMethod, LibraryType } from './registry.ts';

/** Documented: StubProvider Interface. */
export const stubProviderType: LibraryType = {
  name: 'StubProvider',
  isInterface: true,
  methods: {
    handleMethodCall: [
      forwarded('Object', 'handleMethodCall', [
        ...['Object', 'String', 'Type', 'List<Type>', 'List<String>', 'List<Object>']
      ])
    ]
  }
};

/** Documented: Test.createStub. */
export const createStub: LibraryMethod = method('Object', ['Type', 'StubProvider'], (call) => {
  const { type } = call.required(0) as ApexTypeValue;
  return call.context.createStub(type, call.required(1));
});
