import type { SubDisposition } from '../../contact-center/messages.js';

/** A disposition, and those below it. */
export interface Node {
  readonly id: string;
  readonly name: string;
  readonly below: readonly Node[];
}

/** What a widget nests deeper is no tree that anybody would read. */
const DEPTH = 8;

/** The tree of what the widget lists, as far as it can be chosen: each needs an id and a name. */
export const treeOf = (list: unknown, depth = 0): readonly Node[] =>
  !Array.isArray(list) || depth === DEPTH
    ? []
    : (list as (Partial<SubDisposition> | null)[]).flatMap((each) => {
        const { id, name, subDispositionList } = each ?? {};
        const isUsable = typeof id === 'string' && typeof name === 'string';
        return isUsable ? [{ id, name, below: treeOf(subDispositionList, depth + 1) }] : [];
      });

/** What of a tree has all words of a search in its path; whole branches where their own path has. */
export function search(
  tree: readonly Node[],
  text: string,
  locale: string,
  path = '',
): readonly Node[] {
  const words = text.toLocaleLowerCase(locale).split(/\s+/).filter(Boolean);
  return tree.flatMap((node) => {
    const own = `${path} ${node.name.toLocaleLowerCase(locale)}`;
    if (words.every((word) => own.includes(word))) return [node];
    const below = search(node.below, text, locale, own);
    return below.length ? [{ ...node, below }] : [];
  });
}
