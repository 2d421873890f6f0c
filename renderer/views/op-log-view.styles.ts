import { css } from 'lit';

export const logViewStyles = css`
  :host {
    display: block;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3) var(--space-5);
    align-items: center;
    justify-content: space-between;
    margin-bottom: var(--space-4);
    color: var(--ink-soft);
  }
  .verdict {
    display: flex;
    gap: var(--space-3);
    align-items: start;
    margin-bottom: var(--space-4);
    padding: var(--space-4);
    border-radius: var(--radius-2);
    font-weight: 500;
  }
  .verdict svg {
    margin-top: 0.1rem;
  }
  .same {
    background: var(--accent-soft);
    color: var(--ink);
  }
  .same svg {
    color: var(--positive);
  }
  .differs {
    background: var(--caution-soft);
    color: var(--ink);
  }
  .differs svg {
    color: var(--caution);
  }
  .by {
    display: block;
    color: var(--ink-soft);
    font-size: var(--text-2);
    font-weight: 400;
  }
  li {
    margin-bottom: var(--space-4);
  }
  h3 {
    margin-bottom: var(--space-2);
  }
  dl {
    display: grid;
    gap: var(--space-2);
  }
  dl > div {
    display: grid;
    grid-template-columns: 6rem 1fr;
    gap: var(--space-4);
  }
  dt {
    color: var(--ink-faint);
  }
  code {
    font: var(--text-2) / 1.5 var(--mono);
    overflow-wrap: anywhere;
  }
`;
