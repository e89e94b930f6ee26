/** A formula as it is written; every `at` counts characters from its start. */
export type Node =
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'text'; readonly value: string; readonly at: number }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly at: number }
  | { readonly kind: 'null'; readonly at: number }
  /** `Amount`, `Account.Owner.Name`, `$User.Id`. */
  | { readonly kind: 'name'; readonly path: readonly string[]; readonly at: number }
  | {
      readonly kind: 'call';
      /** Upper case. */
      readonly name: string;
      readonly args: readonly Node[];
      readonly at: number;
    }
  | {
      readonly kind: 'unary';
      readonly operator: '-' | '+' | '!';
      readonly term: Node;
      readonly at: number;
    }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Node;
      readonly right: Node;
      readonly at: number;
    };

/** `==` and `!=` are read as `=` and `<>`. */
export type BinaryOperator =
  '||' | '&&' | '=' | '<>' | '<' | '>' | '<=' | '>=' | '+' | '-' | '&' | '^' | '*' | '/';
