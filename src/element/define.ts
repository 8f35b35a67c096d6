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
  // A class takes one tag in a registry, so a second tag gets a class of its own.
  registry.define(tag, registry.getName(element) ? class extends element {} : element);
}
