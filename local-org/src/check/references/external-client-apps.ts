import type { Finding } from '../finding.ts';
import { namesOfKind, ofKind, type Components } from './components.ts';

/** Kinds that hold a part of an external client app: OAuth settings and policies. */
const parts = ['ecaGlblOauth', 'ecaOauth', 'ecaOauthPlcy', 'ecaPlcy'];

/** Settings and policies name an external client app that exists. */
export function checkExternalClientApps(components: Components): Finding[] {
  const existing = namesOfKind(components, 'eca');
  return parts
    .flatMap((kind) => ofKind(components, kind))
    .flatMap(({ root }) => root.all('externalClientApplication'))
    .filter(({ value }) => !existing.has(value.toLowerCase()))
    .map(({ value, file, line }) => ({
      rule: 'references/external-client-app',
      file,
      line,
      message: `There is no external client app ${value}.`,
      remedy: 'Correct the name, or add it to externalClientApps/.'
    }));
}
