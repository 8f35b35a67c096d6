/** What runs a script where a text is taken for HTML, or for an address. */
const MARKUP = [
  '<script>fired("script")</script>',
  '<img src=x onerror="fired(\'img\')">',
  '<svg onload="fired(\'svg\')"><script>fired("svg script")</script></svg>',
  '"><iframe srcdoc="<script>parent.fired(\'srcdoc\')</script>"></iframe>',
  '<a href="javascript:fired(\'a\')">a</a>',
  '<style>@import "x"</style><b style="color:red" onclick="fired(\'b\')">b</b>',
  '<template><img src=x onerror="fired(\'template\')"></template>',
];
const text = MARKUP.join('words');
const address = 'javascript:fired("address")';

/**
 * The same value with every text in it replaced by markup that calls `fired()`, and every address by one that
 * does; but for those that the protocol is made of.
 */
export const poisoned = (value: unknown, key = ''): unknown => {
  if (/url$/i.test(key)) return address;
  if (typeof value === 'string') {
    const kept = /^(type|id|callId|engagementId|requestId|direction|channel|callType)$/;
    return kept.test(key) || /time|ts$/i.test(key) ? value : text;
  }
  if (Array.isArray(value)) return value.map((each) => poisoned(each));
  if (typeof value !== 'object' || !value) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, poisoned(inner, name)]),
  );
};
