import { html, type TemplateResult } from 'lit';

/** What is coloured in code of any of the frameworks, in the order in which it is looked for. */
const TOKENS =
  /(?<string>'[^'\n]*'|"[^"\n]*")|(?<tag><\/?[a-z][\w-]*|\/?>)|(?<word>\b(?:import|from|export|function|return|const|if|async|await|class|type)\b)/g;

const KINDS = ['string', 'tag', 'word'];

/** Code as spans: text, never markup. */
export function highlight(code: string): readonly (string | TemplateResult)[] {
  const pieces: (string | TemplateResult)[] = [];
  let end = 0;
  for (const { 0: token, index, groups = {} } of code.matchAll(TOKENS)) {
    const kind = KINDS.find((each) => groups[each]);
    pieces.push(code.slice(end, index), html`<span class="c-${kind ?? ''}">${token}</span>`);
    end = index + token.length;
  }
  return [...pieces, code.slice(end)];
}
