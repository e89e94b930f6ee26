export { baseComponents, type BaseComponentOptions } from './base-components.ts';
export { keepBuild } from './cache-folder.ts';
export { packageFolder, packagesFolder } from './installed-packages.ts';
export { lwcPlugin, type LwcPluginOptions } from './lwc-plugin.ts';
export { platformModules, type ModuleMaker, type PlatformOptions } from './platform-modules.ts';
export { salesforceModules, type SalesforceOptions } from './salesforce-modules.ts';
export { SourceRoots, type SourceRoot } from './source-root.ts';
export { usedIcons } from './used-icons.ts';
