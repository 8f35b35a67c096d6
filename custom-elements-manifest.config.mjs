// What `scripts/manifest.mjs` puts into custom-elements.json: the public API, and nothing else.
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { namesOf, rowsIn } from './scripts/rows.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

/** The checker of one program of all files, which follows a type to where it is declared. */
let checker;

function overrideModuleCreation({ ts, globs }) {
  const read = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, root);
  const files = globs.map((path) => join(root, path));
  const program = ts.createProgram(files, options);
  checker = program.getTypeChecker();
  const modules = program.getSourceFiles().filter((file) => files.includes(join(file.fileName)));
  // The analyzer takes this name for the module's path.
  for (const file of modules) file.fileName = relative(root, file.fileName).replaceAll('\\', '/');
  return modules;
}

/** Spells out a union that a field names by its alias, as `parsedType`, for editors to complete. */
const unions = {
  name: 'unions',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isPropertyDeclaration(node) && !ts.isGetAccessorDeclaration(node)) return;
    const type = checker.getTypeAtLocation(node);
    if (!type.aliasSymbol || !type.isUnion()) return;

    const flags = ts.TypeFormatFlags.InTypeAlias | ts.TypeFormatFlags.NoTruncation;
    const text = checker.typeToString(type, node, flags).replaceAll('"', "'");
    const name = node.name.getText();
    const owner = moduleDoc.declarations.find((it) => it.name === node.parent.name?.getText());
    for (const item of [...(owner?.members ?? []), ...(owner?.attributes ?? [])]) {
      if ((item.fieldName ?? item.name) === name) item.parsedType = { text };
    }
  },
};

/** Reads the attribute's name where a property is declared by `@property(flag('fixed-size'))` or a spread. */
const calledAttributes = {
  name: 'called-attributes',
  analyzePhase({ ts, node, moduleDoc, context }) {
    if (!ts.isPropertyDeclaration(node)) return;
    const decorator = ts
      .getDecorators(node)
      ?.find(
        ({ expression }) =>
          ts.isCallExpression(expression) && expression.expression.getText() === 'property',
      );
    const [options] = decorator?.expression.arguments ?? [];
    if (!options || ts.isObjectLiteralExpression(options)) return;
    const [argument] = ts.isCallExpression(options) ? options.arguments : [];
    context.attributes ??= [];
    context.attributes.push({
      path: moduleDoc.path,
      owner: node.parent.name?.getText(),
      field: node.name.getText(),
      attribute: argument && ts.isStringLiteral(argument) ? argument.text : undefined,
    });
  },
  moduleLinkPhase({ moduleDoc, context }) {
    for (const { path, owner, field, attribute } of context.attributes ?? []) {
      if (path !== moduleDoc.path) continue;
      const declaration = moduleDoc.declarations.find(({ name }) => name === owner) ?? {};
      const { members = [] } = declaration;
      const others = (declaration.attributes ?? []).filter(({ fieldName }) => fieldName !== field);
      const own = (declaration.attributes ?? []).filter(({ fieldName }) => fieldName === field);
      // What is declared by a name of its own has no attribute.
      declaration.attributes = attribute
        ? (declaration.attributes ?? []).map((it) =>
            own.includes(it) ? { ...it, name: attribute } : it,
          )
        : others;
      for (const it of members) {
        if (it.name !== field) continue;
        if (attribute) it.attribute = attribute;
        else delete it.attribute;
      }
    }
  },
};

/** The events that come from the widget: the rows say what they are. */
const wireEvents = {
  name: 'wire-events',
  moduleLinkPhase({ moduleDoc }) {
    const [, folder] = /^src\/(phone|contact-center)\/element\.ts$/.exec(moduleDoc.path) ?? [];
    if (!folder) return;
    const prefix = folder === 'phone' ? 'phone' : 'cc';
    const map = folder === 'phone' ? 'PhoneEventMap' : 'CcEventMap';
    const rows = rowsIn(join(root, 'src', folder, 'messages.ts'), `${prefix}Events`);
    const element = moduleDoc.declarations.find(({ tagName }) => tagName);
    element.events = [
      ...(element.events ?? []).filter(({ description }) => description),
      ...rows.flatMap(({ type, sentence }) =>
        namesOf(type).map((name) => ({
          name,
          type: { text: `${map}['${name}']` },
          description:
            name === type ? sentence : `\`${type}\` under a name that templates can write.`,
        })),
      ),
    ];
  },
};

/** What the manifest says of a method: of an overloaded one, of the same overload. */
function memberOf(node, moduleDoc) {
  const name = node.name.getText();
  const overload = node.parent.members.filter((it) => it.name?.getText() === name).indexOf(node);
  const owner = moduleDoc.declarations.find((it) => it.name === node.parent.name?.getText());
  return owner?.members?.filter((it) => it.name === name)[overload];
}

/** What `@returns` says besides the type, which the analyzer leaves out. */
const returns = {
  name: 'returns',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isMethodDeclaration(node)) return;
    const tag = ts.getJSDocReturnTag(node);
    const text = ts.getTextOfJSDocComment(tag?.comment);
    if (!text) return;
    // Where a link is, the text names what it leads to.
    const plain = text.replace(/\{@link\s+(\w+)\s*\}/g, '$1').replace(/\s+/g, ' ');
    const member = memberOf(node, moduleDoc);
    if (member?.return) member.return.description = plain;
  },
};

/** A type that the package does not export, written out. */
function writtenOut(ts, type) {
  const helper = type.aliasSymbol?.name;
  if (type.isUnion() && !helper) {
    const isNull = ({ flags }) => flags & ts.TypeFlags.Null;
    const parts = type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
    return parts
      .sort((a, b) => isNull(a) - isNull(b))
      .map((it) => writtenOut(ts, it))
      .join(' | ');
  }
  if (/^(Own|Nullish)$/.test(helper) || type.symbol?.name === '__type') {
    const fields = type.getProperties().map((field) => {
      const sign = field.flags & ts.SymbolFlags.Optional ? '?:' : ':';
      return `${field.name}${sign} ${writtenOut(ts, checker.getTypeOfSymbol(field))}`;
    });
    return `{ ${fields.join('; ')} }`;
  }
  const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias;
  return checker.typeToString(type, undefined, flags).replaceAll('"', "'");
}

/** Writes out the types of parameters that name none, a type parameter, or a helper that is not exported. */
const parameters = {
  name: 'parameters',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isMethodDeclaration(node)) return;
    for (const { name, type: declared } of node.parameters) {
      const type = checker.getNonNullableType(checker.getTypeAtLocation(name));
      const constraint = type.isTypeParameter() && checker.getBaseConstraintOfType(type);
      if (declared && !constraint && !/\b(Own|AnyCase)</.test(declared.getText())) continue;
      const text = writtenOut(ts, constraint || type);
      const known = memberOf(node, moduleDoc)?.parameters?.find((it) => it.name === name.getText());
      if (known) known.type = { text };
    }
  },
};

/** Keeps what the root and the outbox export, and the classes that it inherits from. */
const publicApi = {
  name: 'public-api',
  packageLinkPhase({ customElementsManifest: manifest }) {
    const all = manifest.modules.flatMap(({ declarations }) => declarations);
    const entries = manifest.modules.filter(({ path }) => /^src\/(index|outbox)\.ts$/.test(path));
    const kept = new Set();
    const keep = (name) => {
      const declaration = all.find((it) => it.name === name);
      if (declaration?.kind !== 'class' || kept.has(declaration)) return;
      kept.add(declaration);
      if (declaration.superclass) keep(declaration.superclass.name);
    };
    for (const { exports } of entries) exports.forEach(({ declaration }) => keep(declaration.name));

    const names = new Set([...kept].map(({ name }) => name));
    for (const module of manifest.modules) {
      module.declarations = module.declarations.filter((it) => kept.has(it));
      module.exports = module.exports.filter((it) => names.has(it.declaration?.name));
    }
    for (const declaration of kept) {
      if (declaration.members) declaration.members = publicMembers(declaration.members);
      // The analyzer takes Lit's internal state for an attribute, too.
      const isMember = ({ fieldName }) =>
        declaration.members.some(({ name }) => name === fieldName);
      declaration.attributes = declaration.attributes?.filter(isMember);
      // The analyzer takes every `dispatchEvent()` for an event: the documented ones count.
      declaration.events = declaration.events?.filter(({ description }) => description);
    }
    addDefinitions(manifest);
    manifest.modules = manifest.modules.filter(({ exports }) => exports.length > 0);
  },
};

/** `@internal` members are left out by the analyzer itself. */
function publicMembers(members) {
  const isPublic = ({ name, privacy = 'public' }) => privacy === 'public' && !/^[_#]/.test(name);
  // The platform's own, overridden.
  const isHook = ({ name }) =>
    /^(connectedMoveCallback|addEventListener|shadowRootOptions)$/.test(name);
  // Of an overloaded method the overloads are documented, and the implementation is not.
  const isHidden = ({ name, kind, description }) =>
    kind === 'method' && !description && members.some((it) => it.name === name && it.description);
  return members.filter((it) => isPublic(it) && !isHook(it) && !isHidden(it));
}

/** `src/define/x-y.ts` defines `<x-y>`, in a way that the analyzer does not follow. */
function addDefinitions({ modules }) {
  for (const { path, declarations } of modules) {
    for (const { name, tagName } of declarations) {
      if (!tagName) continue;
      const definition = modules.find((it) => it.path === `src/define/${tagName}.ts`);
      definition?.exports.push({
        kind: 'custom-element-definition',
        name: tagName,
        declaration: { name, module: path },
      });
    }
  }
}

/** Tells of what ships: `src/x.ts` becomes `dist/x.js`, in a fixed order. */
const shippedPaths = {
  name: 'shipped-paths',
  packageLinkPhase({ customElementsManifest: manifest }) {
    shipPaths(manifest);
    manifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
  },
};

function shipPaths(node) {
  for (const [key, value] of Object.entries(node)) {
    if (value && typeof value === 'object') shipPaths(value);
    else if (key === 'path' || key === 'module') {
      node[key] = value.replace(/^(\.|\/?src)\/(.*)\.[jt]s$/, 'dist/$2.js');
    }
  }
}

export default {
  globs: ['src/**/*.ts'],
  litelement: true,
  packagejson: false,
  quiet: true,
  overrideModuleCreation,
  plugins: [unions, calledAttributes, wireEvents, returns, parameters, publicApi, shippedPaths],
};
