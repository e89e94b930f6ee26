import { api, LightningElement } from 'lwc';
import type {
  SettingAnswer,
  SettingValue
} from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { recheck } from '../../api/form.ts';
import { SyncBackend } from '../../api/sync-backend.ts';
import { wordsOf } from '../../api/wording.ts';

interface Field extends HTMLElement {
  readonly checked?: boolean;
  readonly value?: string | number | readonly string[] | null;
  reportValidity(): boolean;
}

/** How the connection syncs: a form made of what the backend says about each setting. */
export default class SettingsForm extends LightningElement {
  @api connectionId = '';
  @api mayChange = false;
  settings: readonly SettingAnswer[] | undefined;
  failure: ApiFailure | undefined;
  isBusy = false;
  readonly handleChange = recheck;

  override connectedCallback(): void {
    void this.attempt(() => this.backend.settings());
  }

  get isLoading(): boolean {
    return !this.settings && !this.failure;
  }

  get isLocked(): boolean {
    return !this.mayChange;
  }

  get fields() {
    return (this.settings ?? []).map(({ name, label, meaning, input, value }) => ({
      ...{ name, label, meaning },
      ...(input.kind === 'switch' && { isSwitch: true, isOn: value === true }),
      ...(input.kind === 'choice' && {
        ...{ isChoice: true, value: String(value) },
        options: input.options.map((option) => ({
          value: String(option),
          label: wordsOf(String(option))
        }))
      }),
      ...(input.kind === 'choices' && {
        ...{ isChoices: true, value },
        options: input.options.map((option) => ({ value: option, label: wordsOf(option) }))
      }),
      ...(input.kind === 'number' && {
        ...{ isNumber: true, value, min: input.min, max: input.max, required: !input.optional }
      }),
      ...(input.kind === 'texts' && {
        ...{ isTexts: true, value: Array.isArray(value) ? value.join(', ') : '' }
      })
    }));
  }

  handleSave(event: Event): Promise<void> {
    event.preventDefault();
    const fields = [...(this.template?.querySelectorAll<Field>('[data-name]') ?? [])];
    const areValid = fields.map((field) => field.reportValidity());
    if (this.isBusy || areValid.includes(false)) return Promise.resolve();
    const values = fields.map((field) => [field.dataset['name'] ?? '', this.givenIn(field)]);
    const given = Object.fromEntries(values) as Record<string, SettingValue>;
    return this.attempt(async () => {
      const settings = await this.backend.changeSettings(given);
      const detail = { message: 'The settings are saved; the next run goes by them.' };
      this.dispatchEvent(new CustomEvent('tell', { detail, bubbles: true, composed: true }));
      return settings;
    });
  }

  /** As the backend wants it: what a field holds is a text, whatever it means. */
  private givenIn({ dataset, checked, value }: Field): SettingValue {
    const { input } = this.settings?.find(({ name }) => name === dataset['name']) ?? {};
    const text = String(value ?? '').trim();
    if (input?.kind === 'switch') return checked === true;
    if (input?.kind === 'choices') return [...(value as readonly string[])];
    if (input?.kind === 'choice') return input.options.find((one) => String(one) === text) ?? null;
    if (input?.kind === 'number') return text === '' ? null : Number(text);
    const texts = text.split(',').flatMap((part) => part.trim() || []);
    return texts.length === 0 && input?.optional ? null : texts;
  }

  private get backend(): SyncBackend {
    return new SyncBackend(this.connectionId);
  }

  private async attempt(work: () => Promise<readonly SettingAnswer[]>): Promise<void> {
    this.isBusy = true;
    this.failure = undefined;
    try {
      this.settings = await work();
    } catch (error) {
      this.failure = error as ApiFailure;
    }
    this.isBusy = false;
  }
}
