/**
 * Judges `1 AND (2 OR NOT 3)` over numbered outcomes; all of them must hold without a text. Throws SyntaxError for
 * a text that is no such logic.
 */
export function judge(logic: string | undefined, outcomes: readonly boolean[]): boolean {
  if (logic === undefined) return outcomes.every(Boolean);
  const words = logic.toUpperCase().match(/\d+|AND|OR|NOT|[()]/g) ?? [];
  const reader = new LogicReader(words, outcomes, logic);
  return reader.whole();
}

class LogicReader {
  private readonly words: readonly string[];
  private readonly outcomes: readonly boolean[];
  private readonly logic: string;
  private at = 0;

  constructor(words: readonly string[], outcomes: readonly boolean[], logic: string) {
    this.words = words;
    this.outcomes = outcomes;
    this.logic = logic;
  }

  whole(): boolean {
    const value = this.either();
    if (this.at < this.words.length) this.refuse();
    return value;
  }

  private either(): boolean {
    let value = this.both();
    while (this.take('OR')) value = this.both() || value;
    return value;
  }

  private both(): boolean {
    let value = this.one();
    while (this.take('AND')) value = this.one() && value;
    return value;
  }

  private one(): boolean {
    if (this.take('NOT')) return !this.one();
    if (this.take('(')) {
      const value = this.either();
      if (!this.take(')')) this.refuse();
      return value;
    }
    const outcome = this.outcomes[Number(this.words[this.at++]) - 1];
    return outcome ?? this.refuse();
  }

  private take(word: string): boolean {
    if (this.words[this.at] !== word) return false;
    this.at++;
    return true;
  }

  private refuse(): never {
    throw new SyntaxError(
      `The logic "${this.logic}" is not one of ${this.outcomes.length} conditions.`
    );
  }
}
