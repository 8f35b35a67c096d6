import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { root } from './setup.mjs';

/** An element's hover text in an HTML editor: methods have no place there. */
const options = { typesSrc: 'parsedType', hideMethodDocs: true };

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

/** Writes what editors read of the manifest, for VS Code and for JetBrains. */
export async function writeEditorData() {
  const manifest = JSON.parse(await readFile(join(root, 'custom-elements.json'), 'utf8'));
  const vsCode = JSON.parse(getVsCodeHtmlCustomData(manifest, options));
  const files = {
    'vscode.html-custom-data.json': vsCode,
    'web-types.json': await webTypes(manifest),
  };
  for (const [name, data] of Object.entries(files)) {
    await writeFile(join(root, name), `${JSON.stringify(data, null, 2)}\n`);
  }
}
