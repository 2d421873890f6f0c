import { css } from 'lit';

export const compareViewStyles = css`
  :host {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3) var(--space-4);
    align-items: center;
    min-height: var(--bar);
    padding: var(--space-3) var(--space-5);
    border-bottom: 1px solid var(--line);
  }
  h2 {
    font-size: var(--text-4);
    white-space: nowrap;
  }
  .sides {
    display: flex;
    flex: 1 1 16rem;
    gap: var(--space-3);
    align-items: center;
    min-width: 0;
    color: var(--ink-faint);
  }
  .sides select,
  .side {
    flex: 0 1 auto;
    min-width: 0;
    max-width: 100%;
    overflow: hidden;
    color: var(--ink);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .steps {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    margin-inline-start: auto;
  }
  .place {
    min-width: 4.5em;
    color: var(--ink-soft);
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  .counts {
    padding: var(--space-3) var(--space-5);
    border-bottom: 1px solid var(--line);
    color: var(--ink-soft);
    font-size: var(--text-2);
  }
  .counts:empty {
    display: none;
  }
  .scroller {
    flex: 1;
    min-height: 0;
    padding: var(--space-6) var(--space-6) var(--space-8);
  }
  .failure {
    color: var(--danger);
  }
`;
