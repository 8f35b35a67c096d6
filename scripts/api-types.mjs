import { join } from 'node:path';
import ts from 'typescript';
import { root } from './setup.mjs';

const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
const program = ts.createProgram([join(root, 'src/index.ts')], { ...options, types: [] });
const checker = program.getTypeChecker();
const index = /** @type {ts.SourceFile} */ (program.getSourceFile(join(root, 'src/index.ts')));
const exported = new Map(
  checker
    .getExportsOfModule(/** @type {ts.Symbol} */ (checker.getSymbolAtLocation(index)))
    .map((symbol) => [symbol.name, checker.getAliasedSymbol(symbol)]),
);

/** @param {string} name @returns {ts.Symbol} */
function symbolOf(name) {
  const symbol = exported.get(name);
  if (!symbol) throw new Error(`The package exports no ${name}.`);
  return symbol;
}

const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias;

/** A type as the source declares it, with its comments. */
export function declarationOf(/** @type {string} */ name) {
  const symbol = symbolOf(name);
  const text = symbol.declarations?.[0]?.getFullText().trim() ?? '';
  // What a constant says is spelled out.
  return text.replace(/\(typeof \w+\)\[number\]/, () =>
    checker.typeToString(checker.getDeclaredTypeOfSymbol(symbol), index, flags),
  );
}

/**
 * A type written out, whatever it is put together from. Every object may hold more than is known of it:
 * that goes without saying.
 *
 * @param {ts.Type} type
 * @returns {string}
 */
function written(type) {
  if (type.isUnion()) {
    const known = type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
    const isFlag = ({ flags }) => flags & ts.TypeFlags.BooleanLiteral;
    const texts = known.map((each) => (isFlag(each) ? 'boolean' : written(each)));
    return [...new Set(texts)].join(' | ');
  }
  const [item] = checker.isArrayType(type)
    ? checker.getTypeArguments(/** @type {ts.TypeReference} */ (type))
    : [];
  if (item) return `(${written(item)})[]`;
  const parts = type.isIntersection() ? type.types : [type];
  if (parts.some(({ flags }) => !(flags & ts.TypeFlags.Object))) {
    return checker.typeToString(type, index, flags);
  }
  const fields = type.getProperties().map(field);
  return fields.length ? `{\n${fields.join('\n')}\n}` : 'object';
}

/** @param {ts.Symbol} property */
function field(property) {
  const comment = ts.displayPartsToString(property.getDocumentationComment(checker));
  const optional = property.flags & ts.SymbolFlags.Optional ? '?' : '';
  const name = /^\w+$/.test(property.name) ? property.name : `'${property.name}'`;
  const text = `${name}${optional}: ${written(checker.getTypeOfSymbol(property))};`;
  return comment ? `/** ${comment} */\n${text}` : text;
}

/** A map of messages, written out: its types come from the registries. */
export const messagesOf = (/** @type {string} */ name) =>
  `interface ${name} ${written(checker.getDeclaredTypeOfSymbol(symbolOf(name)))}`;
