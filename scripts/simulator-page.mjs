// docs/reference/simulator.md: the steps of the simulated widgets with their arguments, and the scenarios with their
// steps, from the tables of both.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import ts from 'typescript';
import { runnerImport } from 'vite';
import { root } from './setup.mjs';

const tables = [
  { name: 'Steps of both', file: 'shared/common-steps.ts', table: 'commonSteps' },
  { name: 'Steps of the phone', file: 'phone/steps.ts', table: 'phoneSteps' },
  {
    name: 'Steps of the contact center',
    file: 'contact-center/steps.ts',
    table: 'contactCenterSteps',
  },
];
const scripts = [
  { name: 'Scenarios of the phone', folder: 'phone', table: 'phoneScenarios' },
  {
    name: 'Scenarios of the contact center',
    folder: 'contact-center',
    table: 'contactCenterScenarios',
  },
];

const pathOf = (/** @type {string} */ file) => join(root, 'simulator', file);
const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config,
  ts.sys,
  root,
);
const program = ts.createProgram(
  tables.map(({ file }) => pathOf(file)),
  options,
);
const checker = program.getTypeChecker();

const code = (/** @type {string} */ text) => `\`${text.replaceAll('|', '\\|')}\``;
const line = (/** @type {string} */ text) => text.replace(/\s+/g, ' ').trim();
/** @param {{ getDocumentationComment(checker: ts.TypeChecker): ts.SymbolDisplayPart[] }} symbol */
const sentence = (symbol) => line(ts.displayPartsToString(symbol.getDocumentationComment(checker)));
const { NoTruncation, UseAliasDefinedOutsideCurrentScope } = ts.TypeFormatFlags;
const typeText = (/** @type {ts.Type} */ type, /** @type {ts.Node} */ at) =>
  line(checker.typeToString(type, at, NoTruncation | UseAliasDefinedOutsideCurrentScope));

/** An argument in words: its options, one after the other, or its type. @param {ts.TypeNode} node */
function argumentOf(node) {
  const type = checker.getTypeFromTypeNode(node);
  const isOptions = type.isClassOrInterface() && !type.getStringIndexType();
  if (!isOptions) return code(line(node.getText()));
  return checker
    .getPropertiesOfType(type)
    .map((member) => {
      const isOptional = (member.flags & ts.SymbolFlags.Optional) !== 0;
      const own = checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(member, node));
      const name = code(`${member.name}${isOptional ? '?' : ''}: ${typeText(own, node)}`);
      return [name, sentence(member)].filter(Boolean).join(' ');
    })
    .join('<br>');
}

/** The rows of a table of steps. @param {{ file: string, table: string }} of */
function stepsOf({ file, table }) {
  const source = program.getSourceFile(pathOf(file));
  /** @type {string[]} */
  const rows = [];
  source?.forEachChild(function visit(node) {
    const isTable = ts.isVariableDeclaration(node) && node.name.getText() === table;
    const object = isTable ? node.initializer : undefined;
    if (!object || !ts.isObjectLiteralExpression(object)) return void node.forEachChild(visit);
    for (const property of object.properties) {
      if (!ts.isPropertyAssignment(property) || !ts.isCallExpression(property.initializer))
        continue;
      const [argument] = property.initializer.typeArguments ?? [];
      const symbol = checker.getSymbolAtLocation(property.name);
      if (!argument || !symbol) throw new Error(`${table}.${property.name.getText()}: no step`);
      rows.push(`| ${code(symbol.name)} | ${sentence(symbol)} | ${argumentOf(argument)} |`);
    }
  });
  return rows;
}

/** The rows of a table of scenarios. @param {{ folder: string, table: string }} of */
async function scenariosOf({ folder, table }) {
  const file = pathOf(`${folder}/scenarios.ts`);
  const { module } = await runnerImport(file, { configFile: false, logLevel: 'error', root });
  return Object.entries(module[table]).map(
    ([name, make]) =>
      `| ${code(name)} | ${make(undefined)
        .map((/** @type {object} */ step) => code(JSON.stringify(step)))
        .join(' ')} |`,
  );
}

const steps = tables.map(
  (table) => `## ${table.name}

| step | what happens | argument |
| --- | --- | --- |
${stepsOf(table).join('\n')}
`,
);
const scenarios = [];
for (const table of scripts) {
  scenarios.push(`## ${table.name}

| scenario | its steps |
| --- | --- |
${(await scenariosOf(table)).join('\n')}
`);
}

const text = `# Steps and scenarios of the simulator

Made by \`npm run docs\` from the tables that the simulator plays.

A script is a scenario's name, a step, or a list that mixes both: [how to play one](../simulator.md#drive-it-from-a-test). A step is an object with one key. \`{}\` stands for all defaults; an option that is not listed, or of the wrong kind, is refused by name. A number after a scenario's name is passed to it, as in \`flood:500\`.

${[...steps, ...scenarios].join('\n')}`;

writeFileSync(
  join(root, 'docs/reference/simulator.md'),
  await format(text, { parser: 'markdown' }),
);
