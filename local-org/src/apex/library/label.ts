import type { LibraryType } from './registry.ts';

/** `System.Label.X`: the text of a custom label. */
export const labelType: LibraryType = {
  name: 'Label',
  findStaticProperty: (name) => ({
    type: 'String',
    get: (context) => {
      const { labels } = context.org.schema;
      const exact = labels.get(name);
      if (exact !== undefined) return exact;
      const match = [...labels].find(([label]) => label.toLowerCase() === name.toLowerCase());
      if (match) return match[1];
      throw context.exception('TypeException', `External string does not exist: ${name}`);
    }
  })
};
