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
    .map((symbol) => [
      symbol.name,
      symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
    ]),
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

/** The declarations of these names, and of the exported names for kinds of values that they use. @param {readonly string[]} names */
export function declarationsOf(names) {
  const texts = names.map(declarationOf);
  const used = new Set(texts.join('\n').match(/\b[A-Z]\w+/g));
  const aliases = [...used].filter((name) => {
    const symbol = exported.get(name);
    return !names.includes(name) && symbol && symbol.flags & ts.SymbolFlags.TypeAlias;
  });
  return [...texts, ...aliases.map(aliasOf)];
}

/** A name for a kind of values, with the values. @param {string} name */
function aliasOf(name) {
  const symbol = symbolOf(name);
  const comment = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const type = checker.typeToString(checker.getDeclaredTypeOfSymbol(symbol), index, flags);
  return `/** ${comment} */\ntype ${name} = ${type};`;
}

/**
 * A type written out; those that the package exports by their names.
 *
 * @param {ts.Type} type
 * @returns {string}
 */
function written(type) {
  const name = type.symbol?.name ?? '';
  if (type.symbol && exported.get(name) === type.symbol) return name;
  if (type.isUnion()) {
    const known = type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
    const isFlag = ({ flags }) => flags & ts.TypeFlags.BooleanLiteral;
    // `string & {}` keeps the listed texts of an open enumeration for editors.
    const texts = known.map((each) =>
      isFlag(each) ? 'boolean' : each.isIntersection() ? 'string' : written(each),
    );
    return [...new Set(texts)].join(' | ');
  }
  const [item] = checker.isArrayType(type)
    ? checker.getTypeArguments(/** @type {ts.TypeReference} */ (type))
    : [];
  if (item) return item.isUnion() ? `(${written(item)})[]` : `${written(item)}[]`;
  const parts = type.isIntersection() ? type.types : [type];
  if (parts.some(({ flags }) => !(flags & ts.TypeFlags.Object))) {
    return checker.typeToString(type, index, flags);
  }
  const fields = type.getProperties().map(field);
  if (fields.length) return `{\n${fields.join('\n')}\n}`;
  return type.getStringIndexType() ? 'Record<string, unknown>' : 'object';
}

/** @param {ts.Symbol} property */
function field(property) {
  const comment = ts.displayPartsToString(property.getDocumentationComment(checker));
  const optional = property.flags & ts.SymbolFlags.Optional ? '?' : '';
  const name = /^\w+$/.test(property.name) ? property.name : `'${property.name}'`;
  const text = `${name}${optional}: ${written(checker.getTypeOfSymbol(property))};`;
  return comment ? `/** ${comment} */\n${text}` : text;
}

/** The interfaces of these names, written out, and those that they name in turn. @param {readonly string[]} names */
export function interfacesOf(names) {
  /** @type {Map<string, string>} */
  const texts = new Map();
  const add = (/** @type {string} */ name) => {
    const symbol = exported.get(name);
    if (!symbol || texts.has(name) || !(symbol.flags & ts.SymbolFlags.Interface)) return;
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    const comment = ts.displayPartsToString(symbol.getDocumentationComment(checker));
    const fields = type.getProperties().map(field);
    texts.set(name, `/** ${comment} */\ninterface ${name} {\n${fields.join('\n')}\n}`);
    for (const [word] of fields.join().matchAll(/\b[A-Z]\w+/g)) add(word);
  };
  names.forEach(add);
  return [...texts.values()];
}
