import * as compiler from 'lwc/compiler';
import * as resolver from 'lwc/module-resolver';

interface TransformResult {
  readonly code: string;
  readonly map: unknown;
  readonly warnings?: readonly {
    readonly message: string;
    readonly location?: { readonly line: number };
  }[];
}

// The type files of lwc 9.4 export its types alone, not its functions.
const { transformSync } = compiler as unknown as {
  transformSync: (source: string, file: string, options: object) => TransformResult;
};
const { resolveModule } = resolver as unknown as {
  resolveModule: (name: string, importer: string, options: object) => { readonly entry: string };
};

export { resolveModule, transformSync };
