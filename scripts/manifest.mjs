// node scripts/manifest.mjs [--check]: writes custom-elements.json and what editors read of it, or
// tells whether they are stale.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { guard, root, SetupError } from './setup.mjs';

/** An element's hover text in an HTML editor: methods have no place there. */
const options = { typesSrc: 'parsedType', hideMethodDocs: true };

const vsCode = (manifest) => JSON.parse(getVsCodeHtmlCustomData(manifest, options));

async function webTypes(manifest) {
  // It reads the package's name and version from the working directory, as soon as it is loaded.
  process.chdir(root);
  const { getWebTypesData } = await import('custom-element-jet-brains-integration');
  // Web types list events beside the element, so the hover text need not.
  const data = JSON.parse(getWebTypesData(manifest, { ...options, hideEventDocs: true }));
  const { css, html } = data.contributions;
  for (const element of html.elements) delete element['doc-url'];
  // Both embeds have the same parts.
  const parts = new Map(css['pseudo-elements'].map((part) => [part.name, part]));
  css['pseudo-elements'] = [...parts.values()];
  return data;
}

await guard(async () => {
  const manifest = await cli({ argv: ['analyze'], cwd: root, noWrite: true });
  const files = {
    'custom-elements.json': manifest,
    'vscode.html-custom-data.json': vsCode(manifest),
    'web-types.json': await webTypes(manifest),
  };
  for (const [name, data] of Object.entries(files)) {
    const file = join(root, name);
    const fresh = `${JSON.stringify(data, null, 2)}\n`;
    if (!process.argv.includes('--check')) await writeFile(file, fresh);
    else if ((await readFile(file, 'utf8').catch(() => '')) !== fresh) {
      throw new SetupError(`${name} is stale: run \`npm run analyze\` and commit it.`);
    }
  }
});
