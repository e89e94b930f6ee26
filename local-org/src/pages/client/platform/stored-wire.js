import { unwrap } from 'lwc';
import { deepFreeze } from './deep-freeze.js';

/** Which answer a wired value came from. */
const owners = new WeakMap();

/** One question to the org with its latest answer and the wires that show it. */
class StoredAnswer {
  constructor(load) {
    this.load = load;
    this.wires = new Set();
    this.result = undefined;
    this.loadedAt = 0;
    this.round = 0;
  }

  /** Asks the org; of several answers on their way only the latest counts. Rejects with the refusal. */
  async refresh() {
    const round = ++this.round;
    let result;
    try {
      result = { data: deepFreeze(await this.load()), error: undefined };
    } catch (error) {
      result = { data: undefined, error };
    }
    if (round === this.round) this.take(result);
    if (result.error) throw result.error;
    return result.data;
  }

  take(result) {
    this.result = result;
    this.loadedAt = Date.now();
    owners.set(result, this);
    if (result.data && typeof result.data === 'object') owners.set(result.data, this);
    for (const wire of this.wires) wire.emit(result);
  }
}

/** Answers by question, shared by all wires that ask the same. */
export class AnswerStore {
  constructor({ maxAgeMs }) {
    this.answers = new Map();
    this.maxAgeMs = maxAgeMs;
  }

  answer(key, load) {
    const known = this.answers.get(key);
    if (known) return known;
    const made = new StoredAnswer(load);
    this.answers.set(key, made);
    return made;
  }

  isFresh(answer) {
    return answer.result?.data !== undefined && Date.now() - answer.loadedAt < this.maxAgeMs;
  }

  /** Asks again what is shown somewhere; forgets the rest. */
  async refreshWhere(matches) {
    const affected = [...this.answers].filter(([key]) => matches(key));
    const shown = affected.filter(([, answer]) => answer.wires.size > 0);
    for (const [key, answer] of affected) {
      if (answer.wires.size === 0) this.answers.delete(key);
    }
    await Promise.allSettled(shown.map(([, answer]) => answer.refresh()));
  }
}

/**
 * A wire adapter over a store.
 * @param {AnswerStore} store
 * @param {(config: object) => string | undefined} keyOf undefined as long as something is missing
 * @param {(config: object) => Promise<unknown>} load
 */
export function storedWire(store, keyOf, load) {
  return class StoredWire {
    constructor(emit) {
      this.emit = emit;
      emit({ data: undefined, error: undefined });
    }

    connect() {
      this.isConnected = true;
      this.follow();
    }

    disconnect() {
      this.isConnected = false;
      this.answer?.wires.delete(this);
    }

    update(config) {
      const key = keyOf(config);
      if (key === undefined || key === this.key) return;
      this.answer?.wires.delete(this);
      this.key = key;
      this.answer = store.answer(key, () => load(config));
      this.follow();
    }

    follow() {
      if (!this.isConnected || !this.answer || this.answer.wires.has(this)) return;
      this.answer.wires.add(this);
      if (store.isFresh(this.answer)) this.emit(this.answer.result);
      // A refusal reaches the component through `emit`.
      else this.answer.refresh().catch(() => undefined);
    }
  };
}

/** Asks again for what a wire has given. @param {unknown} wired what the wire gave */
export async function refreshWired(wired) {
  const owner = owners.get(unwrap(wired)) ?? owners.get(unwrap(wired)?.data);
  if (owner) await owner.refresh();
}
