import type { PropertyDeclaration, ReactiveElement } from '@lit/reactive-element';

/** How a property is declared, and what it is for. */
export interface EmbedProperty extends PropertyDeclaration {
  /** The widget's URL is made of it. */
  readonly locates?: boolean;
  /** A change of it sends the configuration again. */
  readonly configures?: boolean;
}

/** Declares a reactive property where it stands. Lit's own decorator speaks both dialects and weighs more. */
export const property =
  (declaration?: EmbedProperty) =>
  (prototype: ReactiveElement, name: string): void => {
    (prototype.constructor as typeof ReactiveElement).createProperty(name, declaration);
  };

const converter = {
  fromAttribute: (value: string | null): boolean => value !== null && value !== 'false',
};

/** A property of a boolean attribute: present is true, save for the literal value `false`. */
export const flag = (
  attribute: string,
  purpose?: Pick<EmbedProperty, 'configures' | 'locates'>,
): EmbedProperty => ({ attribute, converter, ...purpose });

/** Whether a property is a flag of the configuration. */
export const isConfigFlag = (declaration: EmbedProperty): boolean =>
  declaration.converter === converter && declaration.configures === true;

/** A flag as frameworks may set it: also as text, or not at all. */
export const isOn = (value: unknown): boolean => Boolean(value) && value !== 'false';

/** A number of milliseconds, where the value is one; `Infinity` means no limit. */
export function milliseconds(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && number > 0 ? number : undefined;
}

/** Sets the attributes that differ; `null` removes one. */
export function setAttributes(
  element: Element,
  attributes: Readonly<Record<string, string | null>>,
): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}
