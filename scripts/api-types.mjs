import { join } from 'node:path';
import ts from 'typescript';
import { root } from './setup.mjs';

const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
/** The modules whose types are documented. */
const files = ['src/index.ts', 'src/outbox.ts'].map((file) => join(root, file));
const program = ts.createProgram(files, { ...options, types: [] });
const checker = program.getTypeChecker();
const sources = files.map((file) => /** @type {ts.SourceFile} */ (program.getSourceFile(file)));
const [index] = sources;
const exported = new Map(
  sources
    .flatMap((source) =>
      checker.getExportsOfModule(/** @type {ts.Symbol} */ (checker.getSymbolAtLocation(source))),
    )
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

const flags =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.InTypeAlias |
  ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;

/** A type as the source declares it, with its comments. */
function declarationOf(/** @type {string} */ name) {
  const symbol = symbolOf(name);
  const text = symbol.declarations?.[0]?.getFullText().trim() ?? '';
  // What a constant says is spelled out.
  return text.replace(/\(typeof \w+\)\[number\]/, () =>
    checker.typeToString(checker.getDeclaredTypeOfSymbol(symbol), index, flags),
  );
}

/** The declarations of these names, and the types that they name in turn. @param {readonly string[]} names */
export function declarationsOf(names) {
  const texts = names.map(declarationOf);
  const code = texts.join('\n').replace(/\/\*.*?\*\/|'[^'\n]*'/gs, '');
  const others = (code.match(/\b[A-Z]\w+/g) ?? []).filter((name) => !names.includes(name));
  return [...texts, ...interfacesOf(others)];
}

/**
 * A type written out; those that the package exports by their names, which `names` collects.
 *
 * @param {ts.Type} type
 * @param {Set<string>} names
 * @param {boolean} [isDeclared] Whether this is the declaration of its name.
 * @returns {string}
 */
function written(type, names, isDeclared = false) {
  const given = checker.getNonNullableType(type);
  const symbol = [given.aliasSymbol, type.symbol].find(
    (each) => each && exported.get(each.name) === each,
  );
  if (symbol && !isDeclared) {
    names.add(symbol.name);
    const isNull = type.isUnion() && type.types.some(({ flags }) => flags & ts.TypeFlags.Null);
    return isNull ? `${symbol.name} | null` : symbol.name;
  }
  if (type.isUnion()) {
    const known = type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
    const isFlag = ({ flags }) => flags & ts.TypeFlags.BooleanLiteral;
    // `string & {}` keeps the listed values of an open enumeration for editors: any other comes last.
    const rank = (/** @type {ts.Type} */ each) =>
      each.flags & ts.TypeFlags.Null ? 2 : each.isIntersection() ? 1 : 0;
    const texts = known
      .sort((a, b) => rank(a) - rank(b))
      .map((each) => (isFlag(each) ? 'boolean' : written(openOf(each), names)));
    return [...new Set(texts)].join(' | ');
  }
  const [item] = checker.isArrayType(type)
    ? checker.getTypeArguments(/** @type {ts.TypeReference} */ (type))
    : [];
  if (item) {
    const text = written(item, names);
    return text.includes(' | ') ? `(${text})[]` : `${text}[]`;
  }
  // What the platform names, such as a date.
  const isOfPlatform = type.symbol?.declarations?.some((it) =>
    program.isSourceFileDefaultLibrary(it.getSourceFile()),
  );
  if (type.isClassOrInterface() && isOfPlatform) {
    return checker.typeToString(type, index, flags);
  }
  const parts = type.isIntersection() ? type.types : [type];
  if (parts.some(({ flags }) => !(flags & ts.TypeFlags.Object))) {
    return checker.typeToString(type, index, flags);
  }
  const fields = type.getProperties().map((each) => field(each, names));
  if (fields.length) return `{\n${fields.join('\n')}\n}`;
  const value = type.getStringIndexType();
  return value ? `Record<string, ${checker.typeToString(value, index, flags)}>` : 'object';
}

/** Of `string & {}`, the text; of `number & {}`, the number. @param {ts.Type} type */
const openOf = (type) =>
  (type.isIntersection() && type.types.find(({ flags }) => !(flags & ts.TypeFlags.Object))) || type;

/** A comment in one line; where a link is, it names what it leads to. @param {ts.Symbol} symbol */
const commentOf = (symbol) =>
  ts
    .displayPartsToString(symbol.getDocumentationComment(checker))
    .replace(/\{@link\s+(\w+)\s*\}/g, '`$1`')
    .replace(/\s+/g, ' ');

/** @param {ts.Symbol} property @param {Set<string>} names */
function field(property, names) {
  const comment = commentOf(property);
  const optional = property.flags & ts.SymbolFlags.Optional ? '?' : '';
  const name = /^\w+$/.test(property.name) ? property.name : `'${property.name}'`;
  const text = `${name}${optional}: ${written(checker.getTypeOfSymbol(property), names)};`;
  return comment ? `/** ${comment} */\n${text}` : text;
}

/** The members of an interface. @param {ts.Type} type @param {Set<string>} names */
function members(type, names) {
  const value = type.getStringIndexType();
  const others = value ? [`[field: string]: ${checker.typeToString(value, index, flags)};`] : [];
  return [...type.getProperties().map((each) => field(each, names)), ...others];
}

/** The types of these names, written out, and those that they name in turn. @param {readonly string[]} names */
export function interfacesOf(names) {
  /** @type {Map<string, string>} */
  const texts = new Map();
  const add = (/** @type {string} */ name) => {
    const symbol = exported.get(name);
    if (!symbol || texts.has(name)) return;
    const isInterface = symbol.flags & ts.SymbolFlags.Interface;
    if (!isInterface && !(symbol.flags & ts.SymbolFlags.TypeAlias)) return;
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    /** @type {Set<string>} */
    const named = new Set();
    const body = isInterface
      ? `interface ${name} {\n${members(type, named).join('\n')}\n}`
      : `type ${name} = ${written(type, named, true)};`;
    texts.set(name, `/** ${commentOf(symbol)} */\n${body}`);
    named.forEach(add);
  };
  names.forEach(add);
  return [...texts.values()];
}
