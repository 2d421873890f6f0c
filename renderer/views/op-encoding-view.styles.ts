import { css } from 'lit';

export const encodingViewStyles = css`
  :host {
    display: block;
  }
  .hint {
    margin-bottom: var(--space-4);
    color: var(--ink-soft);
  }
  fieldset {
    display: grid;
    gap: var(--space-2);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  label {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: var(--space-2) var(--space-4);
    align-items: baseline;
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius-2);
  }
  label:hover {
    background: var(--ground-hover);
  }
  label.chosen {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  label:focus-within {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  input {
    width: 0.875rem;
    min-height: 0.875rem;
    margin: 0;
    padding: 0;
    accent-color: var(--accent);
  }
  input:focus-visible {
    outline: none;
  }
  .name {
    font-weight: 600;
  }
  code {
    margin-inline-start: var(--space-2);
    color: var(--ink-faint);
    font: var(--text-2) / 1 var(--mono);
  }
  .now {
    margin-inline-start: var(--space-3);
    color: var(--positive);
    font-size: var(--text-2);
    font-weight: 500;
  }
  .whole,
  .broken {
    color: var(--ink-soft);
    font-size: var(--text-2);
    white-space: nowrap;
  }
  .broken {
    color: var(--caution);
  }
  .sample {
    display: -webkit-box;
    grid-column: 2 / -1;
    overflow: hidden;
    color: var(--ink-soft);
    font: var(--text-3) / 1.6 var(--serif);
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  strong {
    color: var(--ink);
  }
  .foot {
    position: sticky;
    bottom: calc(-1 * var(--space-6));
    display: flex;
    gap: var(--space-3);
    justify-content: end;
    margin-inline: calc(-1 * var(--space-6));
    margin-bottom: calc(-1 * var(--space-6));
    margin-top: var(--space-4);
    padding: var(--space-4) var(--space-6);
    border-top: 1px solid var(--line);
    background: var(--ground-raised);
  }
`;
