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

/** A map of messages, written out: its types come from the registries. */
export function messagesOf(/** @type {string} */ name) {
  const lines = checker
    .getDeclaredTypeOfSymbol(symbolOf(name))
    .getProperties()
    .map((property) => {
      const text = checker.typeToString(checker.getTypeOfSymbol(property), index, flags);
      // Every object may hold more: once said is enough. So is what an optional field may be.
      const known = text.replaceAll('[x: string]: unknown; ', '').replaceAll(' | undefined', '');
      return `'${property.name}': ${known.replace('{ [x: string]: unknown }', 'object')};`;
    });
  return `interface ${name} {\n${lines.join('\n')}\n}`;
}
