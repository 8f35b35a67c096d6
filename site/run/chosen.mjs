/** The example that the page's address names. */
export function chosen(examples) {
  const name = new URLSearchParams(location.search).get('example');
  const found = Object.entries(examples).find(([path]) => path.includes(`/${name}/`));
  if (!found) throw new Error(`There is no example called ${name}.`);
  return found[1]();
}
