const isTestJson = (/** @type {{ path: string }} */ { path }) =>
  path.startsWith('/test/') && path.endsWith('.json');

/** Lets a test import JSON, as TypeScript and bundlers do. */
export const jsonPlugin = () => ({
  name: 'json',
  resolveMimeType: (/** @type {{ path: string }} */ context) =>
    isTestJson(context) ? 'js' : undefined,
  transform: (/** @type {{ path: string, body: unknown }} */ context) =>
    isTestJson(context) ? `export default ${context.body};` : undefined,
});
