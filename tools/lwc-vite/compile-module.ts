import { transformSync } from './lwc-tools.ts';
import type { ComponentName } from './source-root.ts';

export interface CompiledModule {
  readonly code: string;
  readonly map: unknown;
  /** `line: text`, for people. */
  readonly warnings: readonly string[];
}

export interface CompileOptions extends ComponentName {
  readonly scopedStyles: boolean;
}

const API_VERSION = 66;

/** Compiles one html, css or JavaScript file of a component. Throws with the compiler's words and the place. */
export function compileModule(
  source: string,
  file: string,
  { namespace, name, scopedStyles }: CompileOptions
): CompiledModule {
  const { code, map, warnings } = transform(source, file, {
    namespace,
    name,
    scopedStyles,
    apiVersion: API_VERSION,
    outputConfig: { sourcemap: true },
    enableDynamicComponents: true,
    // Without it the base combobox throws: synthetic shadow has no attachInternals of its own.
    enableSyntheticElementInternals: true
  });
  return {
    code,
    map,
    warnings: (warnings ?? []).map(
      ({ location, message }) => `${location?.line ?? '?'}: ${message}`
    )
  };
}

/** The compiler says what is wrong; this adds where. */
function transform(source: string, file: string, options: object) {
  try {
    return transformSync(source, file, options);
  } catch (error) {
    const { message, location } = error as Error & { location?: { line: number } };
    throw new Error(`${file}:${location?.line ?? 1}: ${message}`);
  }
}
