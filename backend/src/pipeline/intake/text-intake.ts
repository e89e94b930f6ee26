import { cleanText } from '../../rules/index.ts';
import type { ImportNote } from './import-request.ts';

/** Cleans message bodies and remembers how often that changed something. */
export class TextIntake {
  private replaced = 0;
  private shortened = 0;

  body(raw: string): string | null {
    const cleaned = cleanText(raw);
    if (cleaned.replaced) this.replaced += 1;
    if (cleaned.shortened) this.shortened += 1;
    return cleaned.text.trim() === '' ? null : cleaned.text;
  }

  get notes(): ImportNote[] {
    return [
      {
        code: 'text_cleaned',
        count: this.replaced,
        message: `Texts with control or broken characters, replaced by U+FFFD: ${this.replaced}.`
      },
      {
        code: 'text_shortened',
        count: this.shortened,
        message: `Texts that were too long and end with a mark that says so: ${this.shortened}.`
      }
    ].filter((note) => note.count > 0);
  }
}
