import { forwarded } from './collections/iterator.ts';
import type { LibraryType } from './registry.ts';

/** Documented: Callable Interface. */
export const callableType: LibraryType = {
  name: 'Callable',
  isInterface: true,
  methods: { call: [forwarded('Object', 'call', ['String', 'Map<String, Object>'])] }
};
