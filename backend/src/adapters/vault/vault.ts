import { newId } from '../../kernel/index.ts';
import type { Scope } from '../storage/index.ts';
import { masterKey, openEnvelope, sealEnvelope, type MasterKey } from './envelope.ts';

/** Keeps secrets sealed at rest; the plain text exists only while it is used. */
export class Vault {
  private readonly scope: Pick<Scope, 'secrets'>;
  private readonly master: MasterKey;

  /** `key`: 32 bytes. */
  constructor(scope: Pick<Scope, 'secrets'>, key: Buffer) {
    this.scope = scope;
    this.master = masterKey(key);
  }

  /** Stores a secret and answers the id under which `open` finds it. `purpose` says what it is for. */
  async seal(purpose: string, plaintext: string): Promise<string> {
    const id = newId();
    await this.scope.secrets.put({
      id,
      purpose,
      keyId: this.master.id,
      ciphertext: sealEnvelope(this.master, label(purpose, id), plaintext)
    });
    return id;
  }

  async open(secretId: string): Promise<string> {
    const { id, purpose, ciphertext } = await this.scope.secrets.get(secretId);
    return openEnvelope(this.master, label(purpose, id), ciphertext);
  }

  /** Puts a new text in the place of a secret, in one write. False when it was forgotten meanwhile. */
  async replace(secretId: string, purpose: string, plaintext: string): Promise<boolean> {
    return this.scope.secrets.update({
      id: secretId,
      purpose,
      keyId: this.master.id,
      ciphertext: sealEnvelope(this.master, label(purpose, secretId), plaintext)
    });
  }

  /** Nothing happens when it is gone already. */
  async forget(secretId: string): Promise<void> {
    await this.scope.secrets.delete(secretId);
  }
}

function label(purpose: string, id: string): string {
  return JSON.stringify([purpose, id]);
}
