import { html, nothing, type TemplateResult } from 'lit';

/** One of several tabs. */
export interface Tab {
  readonly name: string;
  readonly isSelected: boolean;
  /** How many calls or engagements go on behind it. */
  readonly badge: unknown;
  /** What is said where something rings behind it. */
  readonly ringing: string;
  readonly select: () => void;
}

/** The index that a key leads to from a tab; tabs that follow each other are side by side. */
function indexFor({ key, currentTarget }: KeyboardEvent, from: number, count: number): number {
  const isRtl = getComputedStyle(currentTarget as Element).direction === 'rtl';
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: from + (isRtl ? -1 : 1),
    ArrowLeft: from + (isRtl ? 1 : -1),
    Home: 0,
    End: count - 1,
  };
  return ((steps[key] ?? from) + count) % count;
}

/** A list of tabs, of which the Tab key reaches the selected one, and the arrow keys the others. */
export function renderTabs(tabs: readonly Tab[]): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const from = tabs.findIndex(({ isSelected }) => isSelected);
    const index = indexFor(event, from, tabs.length);
    if (index === from) return;
    event.preventDefault();
    tabs[index]?.select();
    const list = event.currentTarget as HTMLElement;
    list.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  };
  return html`
    <div role="tablist" aria-labelledby="title" @keydown=${onKey}>
      ${tabs.map(
        ({ name, isSelected, badge, ringing, select }, index) => html`
          <button
            type="button"
            role="tab"
            part="tab"
            data-ringing=${ringing || nothing}
            id="tab-${index}"
            aria-controls="page-${index}"
            aria-selected=${isSelected}
            tabindex=${isSelected ? 0 : -1}
            @click=${select}
          >
            <span class="name">${name}</span> ${badge}
            ${ringing ? html`<span class="unseen">${ringing}</span>` : nothing}
          </button>
        `,
      )}
    </div>
  `;
}
