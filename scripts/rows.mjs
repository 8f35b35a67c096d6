// What the rows of both products say: each message's sentence, its payload type, and what answers it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { runnerImport } from 'vite';
import { root } from './setup.mjs';

/**
 * A message of the protocol.
 *
 * @typedef {object} Message
 * @property {string} type
 * @property {string} sentence What it means.
 * @property {string} payload The name of its data's type.
 * @property {readonly string[]} others The names that its answer's type is made of.
 * @property {string} [response] Of a request: the message that carries the answer.
 * @property {string} [answeredBy] Of a command: the message that settles it.
 */

/**
 * One product's messages, in the order of the rows.
 *
 * @typedef {object} Product
 * @property {string} name
 * @property {string} tag
 * @property {string} config The type under which the configuration is sent.
 * @property {Message[]} events From the widget.
 * @property {Message[]} commands To the widget.
 */

const sources = [
  { name: 'Zoom Phone', tag: 'zoom-phone-embed', folder: 'phone', prefix: 'phone' },
  { name: 'Zoom Contact Center', tag: 'zoom-cc-embed', folder: 'contact-center', prefix: 'cc' },
];

/** @returns {Promise<Product[]>} */
export const readProducts = () =>
  Promise.all(
    sources.map(async ({ name, tag, folder, prefix }) => {
      const file = join(root, 'src', folder, 'messages.ts');
      const { module } = await runnerImport(file, { configFile: false, logLevel: 'error', root });
      const { config } = module[`${prefix}Protocol`];
      const rows = (/** @type {string} */ table) => readRows(file, table, module[table]);
      return {
        name,
        tag,
        config,
        events: rows(`${prefix}Events`),
        commands: rows(`${prefix}Commands`),
      };
    }),
  );

/**
 * @param {string} file
 * @param {string} table
 * @param {Record<string, any>} values The rows at run time.
 * @returns {Message[]}
 */
function readRows(file, table, values) {
  return rowsIn(file, table).map(({ type, sentence, payload, others }) => {
    const { response, answeredBy } = values[type];
    return {
      type,
      sentence,
      payload,
      others,
      ...(response && { response: response.type }),
      ...(answeredBy && { answeredBy: answeredBy.type }),
    };
  });
}

/** The names of a message's event: a type with capitals has a second one, for templates. @param {string} type */
export const namesOf = (type) => [
  ...new Set([type, type.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)]),
];

/**
 * The rows as they are written: their names, their comments, the type of their data.
 *
 * @param {string} file
 * @param {string} table
 */
export function rowsIn(file, table) {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const rows = [];
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === table && node.initializer) {
      const { initializer } = node;
      const object = ts.isSatisfiesExpression(initializer) ? initializer.expression : initializer;
      if (!ts.isObjectLiteralExpression(object)) throw new Error(`${table} is no table of rows`);
      for (const property of object.properties) {
        if (!ts.isPropertyAssignment(property) || !ts.isCallExpression(property.initializer))
          continue;
        const [comment] = ts.getJSDocCommentsAndTags(property);
        const [payload, answer] = property.initializer.typeArguments ?? [];
        rows.push({
          type: ts.isStringLiteral(property.name) ? property.name.text : property.name.getText(),
          sentence: ts.getTextOfJSDocComment(comment?.comment) ?? '',
          payload: payload?.getText().replace(' | undefined', '') ?? 'unknown',
          others: answer?.getText().match(/\b[A-Z]\w+/g) ?? [],
        });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return rows;
}
