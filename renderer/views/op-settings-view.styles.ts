import { css } from 'lit';

/** Rows of settings: a name, a hint, and what is chosen. */
export const settingsStyles = css`
  :host {
    display: grid;
    gap: var(--space-5);
  }
  .row {
    display: grid;
    gap: var(--space-2);
    justify-items: start;
    padding-bottom: var(--space-5);
    border-bottom: 1px solid var(--line);
  }
  .row.group {
    display: block;
  }
  .row:last-child {
    padding-bottom: 0;
    border: 0;
  }
  .name {
    font-weight: 600;
  }
  .hint {
    margin-bottom: var(--space-2);
    color: var(--ink-faint);
    font-size: var(--text-2);
    line-height: 1.55;
  }
  select,
  input:not([type='checkbox']) {
    width: min(20rem, 100%);
  }
  code {
    color: var(--ink-soft);
    font: var(--text-2) / 1.5 var(--mono);
    overflow-wrap: anywhere;
  }
`;
