import { fields } from '../wire/message.js';
import { differences } from '../wire/schema.js';
import { noteField, type NoteField } from './messages.js';

/** Where note fields report to. */
export interface NotePage {
  /** Takes a field in, or takes note that it has changed. */
  register(field: NoteFieldSource): void;
  unregister(field: NoteFieldSource): void;
}

/** A field of the note page, as an element describes it. */
export interface NoteFieldSource extends Node {
  /** The field as it is now, fit to be sent or not. */
  readonly noteField: unknown;
}

/** The fields that can be sent, and what is wrong with the others. */
export function checkedFields(candidates: readonly unknown[]): {
  readonly valid: readonly NoteField[];
  readonly problems: readonly string[];
} {
  const names = new Set<unknown>();
  const problems: string[] = [];
  const valid = candidates.filter((candidate, index): candidate is NoteField => {
    const { fieldName } = fields(candidate);
    const wrong = differences(noteField, candidate, 'field');
    if (names.has(fieldName)) wrong.push(`fieldName: "${String(fieldName)}" was used before`);
    problems.push(...wrong.map((text) => `note field ${index + 1}: ${text}`));
    if (!wrong.length) names.add(fieldName);
    return !wrong.length;
  });
  return { valid, problems };
}

/** The hosts of the shadow trees that a node is in, outermost first, then the node itself. */
function chain(node: Node): Node[] {
  const root = node.getRootNode();
  // By its host, not its class: it may be another realm's.
  return 'host' in root ? [...chain((root as ShadowRoot).host), node] : [node];
}

/** Sorts by document order, also across the shadow trees that the nodes may be in. */
export function byDocumentOrder(a: Node, b: Node): number {
  const [chainA, chainB] = [chain(a), chain(b)];
  const index = chainA.findIndex((node, level) => node !== chainB[level]);
  const [nodeA, nodeB] = [chainA[index], chainB[index]];
  if (!nodeA || !nodeB) return 0;
  return nodeA.compareDocumentPosition(nodeB) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
