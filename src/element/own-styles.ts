import { adoptStyles, type CSSResult, type ReactiveElement } from '@lit/reactive-element';

/** Gives a shadow root the styles of its element, in whatever document that is: a style sheet serves one only. */
export function adoptOwnStyles(element: ReactiveElement, root: ShadowRoot): void {
  const { elementStyles } = element.constructor as typeof ReactiveElement;
  const { defaultView } = element.ownerDocument;
  if (defaultView === window) adoptStyles(root, elementStyles);
  else if (defaultView) {
    root.adoptedStyleSheets = elementStyles.map((style) => {
      const sheet = new defaultView.CSSStyleSheet();
      sheet.replaceSync((style as CSSResult).cssText);
      return sheet;
    });
  }
}
