import type { ContextConsumer } from '@lit/context';
import type { ReactiveElement } from '@lit/reactive-element';

/**
 * Has a consumer ask again whenever a provider of its context turns up, so that the order in which elements are
 * defined means nothing. Lit's `ContextRoot` does the same for a whole document, and weighs more.
 */
export function hearLateProviders(
  host: ReactiveElement,
  consumer: ContextConsumer<never, never>,
  context: unknown,
): void {
  const ask = (event: Event): void => {
    if ((event as Event & { context: unknown }).context === context) consumer.hostConnected();
  };
  let document: Document | undefined;
  host.addController({
    hostConnected: () => {
      document = host.ownerDocument;
      document.addEventListener('context-provider', ask);
    },
    hostDisconnected: () => {
      document?.removeEventListener('context-provider', ask);
    },
  });
}
