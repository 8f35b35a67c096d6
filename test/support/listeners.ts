type Listener = (event: any) => void;

/** Keeps account of the listeners on some targets, such as the window, from now on. */
export class Listeners {
  readonly #kept = new Map<EventTarget, Map<string, Set<Listener>>>();

  constructor(...targets: readonly EventTarget[]) {
    for (const target of targets) this.watch(target);
  }

  /** Watches one more target. */
  watch<T extends EventTarget>(target: T): T {
    const kept = new Map<string, Set<Listener>>();
    const of = (type: string): Set<Listener> => {
      const listeners = kept.get(type) ?? new Set();
      kept.set(type, listeners);
      return listeners;
    };
    const add = target.addEventListener.bind(target);
    const remove = target.removeEventListener.bind(target);
    this.#kept.set(target, kept);
    Object.assign(target, {
      addEventListener: (type: string, listener: Listener, options?: AddEventListenerOptions) => {
        of(type).add(listener);
        if (options?.once) add(type, () => of(type).delete(listener), { once: true });
        add(type, listener, options);
      },
      removeEventListener: (type: string, listener: Listener, options?: EventListenerOptions) => {
        of(type).delete(listener);
        remove(type, listener, options);
      },
    });
    return target;
  }

  /** Those of one type that are left. */
  of(target: EventTarget, type: string): Listener[] {
    return [...(this.#kept.get(target)?.get(type) ?? [])];
  }

  /** The types of all that are left, one for each. */
  get left(): string[] {
    return [...this.#kept.values()].flatMap((kept) =>
      [...kept].flatMap(([type, listeners]) => [...listeners].map(() => type)),
    );
  }

  restore(): void {
    for (const target of this.#kept.keys()) {
      Reflect.deleteProperty(target, 'addEventListener');
      Reflect.deleteProperty(target, 'removeEventListener');
    }
  }
}
