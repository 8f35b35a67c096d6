import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../../scripts/setup.mjs';

/** As strict as a host may be, and as the package is seen from outside: through its `exports`. */
const options = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  skipLibCheck: true,
  types: ['node'],
};

/** JavaScript tells no types: what it uses is checked, and not what it leaves open. */
const forScripts = { ...options, allowJs: true, checkJs: true, strict: false };

/** Files on disk, parsed once for all pages. */
const parsed = new Map();

/** What every page takes for granted: the two elements. */
const given = `
  const phone: ZoomPhoneEmbed;
  const contactCenter: ZoomCcEmbed;
`;

/**
 * Type-checks pieces of code as if each were a module of a host.
 *
 * @param {readonly { code: string, line: number }[]} blocks
 * @param {'ts' | 'js'} language
 * @param {string} declarations What is there besides, in the syntax of a declaration file.
 * @returns {string[]} what is wrong, each with its line
 */
export function compile(blocks, language, declarations) {
  const at = (/** @type {string} */ name) => join(root, 'test/package/code', name);
  const sources = new Map([
    [
      at('globals.d.ts'),
      `import type { ZoomCcEmbed, ZoomPhoneEmbed } from 'zoom-embed-elements';
      import 'zoom-embed-elements/define';
      declare global { ${given} ${declarations} }`,
    ],
  ]);
  for (const { code, line } of blocks) {
    sources.set(at(`${line}.${language}`), `${code}\nexport {};`);
  }
  const compilerOptions = language === 'ts' ? options : forScripts;
  const host = ts.createCompilerHost(compilerOptions);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  host.readFile = (name) => sources.get(name) ?? readFile(name);
  host.getSourceFile = (name, version, ...rest) => {
    const source = sources.get(name);
    if (source !== undefined) return ts.createSourceFile(name, source, version);
    const key = `${language} ${name}`;
    if (!parsed.has(key)) parsed.set(key, getSourceFile(name, version, ...rest));
    return parsed.get(key);
  };
  const program = ts.createProgram([...sources.keys()], compilerOptions, host);
  return [...sources.keys()].flatMap((name) => {
    const file = program.getSourceFile(name);
    const wrong = [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ];
    return wrong.map(({ start = 0, messageText }) => {
      const block = blocks.find(({ line }) => name === at(`${line}.${language}`));
      const line = (block?.line ?? 0) + (file?.getLineAndCharacterOfPosition(start).line ?? 0);
      const where = block ? `line ${line}` : 'declarations';
      return `${where}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
  });
}
