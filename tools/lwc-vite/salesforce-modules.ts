import type { ModuleMaker } from './platform-modules.ts';

export interface SalesforceOptions {
  /** The file that answers at run time: exports `apexMethod`, `refreshApex`, `session` and the like. */
  readonly platformFile: string;
  /** Text of a custom label; undefined when there is none. */
  readonly label: (name: string) => string | undefined;
  /** Where static resources are served. */
  readonly resourcePath: string;
}

type Rule = readonly [RegExp, (...found: string[]) => string];

/**
 * `@salesforce/…` as modules: labels and schema names are settled when it is built, what depends on the user
 * when it runs. A label nobody has defined is an error that names it.
 */
export function salesforceModules(options: SalesforceOptions): ModuleMaker {
  const rules = rulesFor(options);
  return (specifier) => {
    for (const [pattern, write] of rules) {
      const [, ...found] = pattern.exec(specifier) ?? [];
      if (found.length > 0) return write(...found);
    }
    return undefined;
  };
}

function rulesFor({ platformFile, label, resourcePath }: SalesforceOptions): Rule[] {
  const platform = JSON.stringify(platformFile);
  const constant = (value: unknown) => `export default ${JSON.stringify(value)};`;
  const ofSession = (expression: string) =>
    `import { session } from ${platform}; export default ${expression};`;
  const text = (name: string) => {
    const found = label(name);
    if (found === undefined) throw new Error(`There is no custom label ${name}.`);
    return constant(found);
  };
  return [
    [/^@salesforce\/(apex)$/, () => `export { refreshApex, getSObjectValue } from ${platform};`],
    [
      /^@salesforce\/apex(?:Continuation)?\/(?:(\w+)\.)?(\w+)\.(\w+)$/,
      (_, className, method) =>
        `import { apexMethod } from ${platform}; export default apexMethod(${JSON.stringify(className)}, ${JSON.stringify(method)});`
    ],
    [/^@salesforce\/label\/c\.(\w+)$/, (name = '') => text(name)],
    [/^@salesforce\/schema\/(\w+)$/, (object) => constant({ objectApiName: object })],
    [
      /^@salesforce\/schema\/(\w+)\.([\w.]+)$/,
      (object, field) => constant({ objectApiName: object, fieldApiName: field })
    ],
    [/^@salesforce\/user\/(Id)$/, () => ofSession('session.userId')],
    [/^@salesforce\/user\/(isGuest)$/, () => constant(false)],
    [
      /^@salesforce\/customPermission\/(\w+)$/,
      (name) => ofSession(`session.hasCustomPermission(${JSON.stringify(name)})`)
    ],
    [
      /^@salesforce\/userPermission\/(\w+)$/,
      (name) => ofSession(`session.hasPermission(${JSON.stringify(name)})`)
    ],
    [/^@salesforce\/i18n\/(timeZone)$/, () => ofSession('session.timeZone')],
    [/^@salesforce\/client\/(formFactor)$/, () => ofSession('session.formFactor')],
    [/^@salesforce\/resourceUrl\/(\w+)$/, (name) => constant(`${resourcePath}/${name}`)],
    [/^@salesforce\/messageChannel\/(\w+)$/, (name) => constant({ name })],
    [/^@salesforce\/community\/(Id|basePath)$/, () => constant('')]
  ];
}
