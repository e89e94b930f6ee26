import { bagType, newBag } from '../property-bag.ts';
import type { LibraryType } from '../registry.ts';

const NAME = 'SelectOption';

/** Documented: SelectOption Class. */
export const selectOptionType: LibraryType = bagType(
  NAME,
  { value: 'String', label: 'String', disabled: 'Boolean', escapeItem: 'Boolean' },
  {
    constructors: [2, 3].map((count) => ({
      parameters: ['String', 'String', 'Boolean'].slice(0, count),
      invoke: (_context, _type, [value = null, label = null, disabled = false]) =>
        newBag(NAME, { value, label, disabled, escapeItem: true })
    }))
  }
);
