import { css } from 'lit';

export const infoPanelStyles = css`
  :host {
    display: block;
    padding: 0 var(--space-5) var(--space-7);
  }
  section + section {
    margin-top: var(--space-5);
    padding-top: var(--space-5);
    border-top: 1px solid var(--line);
  }
  h3 {
    display: flex;
    gap: var(--space-3);
    align-items: baseline;
    margin-bottom: var(--space-3);
    color: var(--ink-faint);
    font-size: var(--text-2);
    font-weight: 500;
  }
  h3 .icon {
    margin-inline-start: auto;
  }
  dl {
    display: grid;
    gap: var(--space-3);
  }
  dt {
    color: var(--ink-faint);
    font-size: var(--text-2);
  }
  dd {
    overflow-wrap: anywhere;
  }
  .origin {
    color: var(--ink-faint);
    font-size: var(--text-2);
  }
  .used {
    white-space: nowrap;
    padding: 0 var(--space-2);
    border: 1px solid var(--line);
    border-radius: var(--radius-1);
    color: var(--ink-soft);
    font-size: var(--text-1);
  }
  .conflict {
    color: var(--caution);
    font-size: var(--text-2);
  }
  .hash {
    display: flex;
    gap: var(--space-2);
    align-items: start;
  }
  code {
    font: var(--text-1) / 1.55 var(--mono);
    color: var(--ink-soft);
    overflow-wrap: anywhere;
  }
  .hash .icon {
    width: 1.5rem;
    min-height: 1.5rem;
  }
  .hash svg {
    width: 0.8125rem;
    height: 0.8125rem;
  }
  .suggested {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-top: var(--space-4);
    align-items: center;
  }
  .suggested button {
    min-height: 1.5rem;
    padding: 0 var(--space-3);
    gap: 3px;
    border-style: dashed;
    font-size: var(--text-2);
    font-weight: 400;
  }
  .suggested svg {
    width: 0.75rem;
    height: 0.75rem;
  }
  .images li {
    display: grid;
    grid-template-columns: 1rem 1fr;
    gap: 0 var(--space-3);
    padding: var(--space-2) 0;
  }
  .images svg {
    width: 0.875rem;
    height: 0.875rem;
    margin-top: 3px;
    color: var(--positive);
  }
  .images .missing svg {
    color: var(--caution);
  }
  .images .skipped svg {
    color: var(--ink-faint);
  }
  .images .what {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .images .how {
    color: var(--ink-faint);
    font-size: var(--text-2);
    overflow-wrap: anywhere;
  }
  .images .buttons {
    display: flex;
    gap: var(--space-4);
    grid-column: 2;
    font-size: var(--text-2);
  }
  .care li {
    display: flex;
    gap: var(--space-3);
    align-items: baseline;
    padding: var(--space-1) 0;
    color: var(--caution);
  }
  .care svg {
    width: 0.8125rem;
    height: 0.8125rem;
    transform: translateY(2px);
  }
  .warnings li {
    padding: var(--space-2) 0;
    color: var(--ink-soft);
    font-size: var(--text-2);
  }
`;
