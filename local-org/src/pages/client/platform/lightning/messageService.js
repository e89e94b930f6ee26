const subscriptions = new Set();

/** Reaches subscribers in every part of the page; without it those below the same context only. */
export const APPLICATION_SCOPE = Symbol('application scope');

/** Wire: the context of `publish` and `subscribe` (documented: lightning/messageService). */
export class MessageContext {
  constructor(emit) {
    this.emit = emit;
    this.context = createMessageContext();
  }

  connect() {
    this.emit(this.context);
  }

  disconnect() {
    releaseMessageContext(this.context);
  }

  update() {}
}

export function createMessageContext() {
  return { id: Symbol('message context') };
}

export function releaseMessageContext(context) {
  for (const one of subscriptions) if (one.context === context) subscriptions.delete(one);
}

export function subscribe(context, channel, listener) {
  const subscription = { context, channel: channel.name, listener };
  subscriptions.add(subscription);
  return subscription;
}

export function unsubscribe(subscription) {
  subscriptions.delete(subscription);
}

export function publish(_context, channel, message) {
  for (const { channel: name, listener } of [...subscriptions]) {
    if (name === channel.name) listener(message);
  }
}
