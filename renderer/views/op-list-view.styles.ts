import { css } from 'lit';

export const listViewStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    background: var(--ground-list);
  }
  section {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }
  .head {
    padding: 0 var(--space-4);
    border-bottom: 1px solid var(--line);
  }
  .top {
    display: flex;
    gap: var(--space-3);
    align-items: center;
    min-height: var(--bar);
  }
  op-search-field {
    flex: 1;
  }
  .what {
    display: flex;
    gap: var(--space-3);
    align-items: baseline;
    min-height: 1.875rem;
    padding-inline: var(--space-3) 0;
  }
  h2 {
    overflow: hidden;
    font-size: var(--text-3);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .count {
    color: var(--ink-faint);
    font-size: var(--text-2);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  select {
    flex: none;
    min-height: 1.5rem;
    margin-inline-start: auto;
    padding: 0 var(--space-2);
    border-color: transparent;
    background: none;
    color: var(--ink-soft);
    font-size: var(--text-2);
    text-align: end;
  }
  select:hover {
    border-color: var(--line);
  }
  op-article-list {
    flex: 1;
  }
  .message {
    display: grid;
    gap: var(--space-4);
    justify-items: center;
    padding: var(--space-8) var(--space-6);
    color: var(--ink-faint);
    text-align: center;
    text-wrap: balance;
  }
  .message strong {
    color: var(--ink-soft);
    font: 600 var(--text-4) / 1.45 var(--serif);
    overflow-wrap: anywhere;
  }
  .notice {
    display: grid;
    gap: 2px;
    padding: var(--space-4) var(--space-5);
    border-bottom: 1px solid var(--line);
    background: var(--caution-soft);
    font-size: var(--text-2);
  }
  .notice strong {
    color: var(--caution);
  }
  .notice li {
    overflow-wrap: anywhere;
  }
  .notice .link {
    justify-self: start;
    font-size: var(--text-2);
  }
`;
