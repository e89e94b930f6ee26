/** Changes that were entered together. */
interface Page {
  readonly firstIndex: number;
  readonly positions: readonly number[];
}

/**
 * Positions in the log by index, in eight bytes each: a long job has hundreds of thousands of changes open. What
 * lies before the smallest index that is still asked for is forgotten.
 */
export class Positions {
  private pages: Page[] = [];

  add(firstIndex: number, positions: readonly number[]): void {
    this.pages.push({ firstIndex, positions });
  }

  /** @param index never smaller than the one before */
  of(index: number): number {
    for (;;) {
      const [page] = this.pages;
      if (!page) throw new RangeError(`No change was entered at ${index}, or it is forgotten.`);
      const position = page.positions[index - page.firstIndex];
      if (position !== undefined) return position;
      this.pages.shift();
    }
  }

  clear(): void {
    this.pages = [];
  }
}
