/**
 * Registers an element, unless its tag is taken: the first copy of the library on a page wins.
 *
 * @param element - the element's class
 * @param tag - its tag
 * @param registry - where it is registered
 */
export function define(
  element: CustomElementConstructor,
  tag: string,
  registry: CustomElementRegistry,
): void {
  if (registry.get(tag)) return;
  // A class takes one tag in a registry, so another tag gets a class of its own.
  registry.define(tag, isTaken(element, registry) ? class extends element {} : element);
}

const defined = new WeakMap<CustomElementRegistry, WeakSet<CustomElementConstructor>>();

/** Whether the class has a tag in the registry; it has one from now on. */
function isTaken(element: CustomElementConstructor, registry: CustomElementRegistry): boolean {
  const elements = defined.get(registry) ?? new WeakSet();
  defined.set(registry, elements);
  const taken = elements.has(element);
  elements.add(element);
  return taken;
}
