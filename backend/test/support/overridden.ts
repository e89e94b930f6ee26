/** The same object but for these members: a port that fails once, for instance. */
export function overridden<T extends object>(whole: T, part: Partial<T>): T {
  return new Proxy(whole, {
    get: (target, name) => {
      if (name in part) return part[name as keyof T];
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? (member.bind(target) as unknown) : member;
    }
  });
}
