import { css } from 'lit';

export const questionStyles = css`
  .question {
    display: grid;
    gap: var(--space-5);
    color: var(--ink-soft);
    line-height: 1.6;
  }
  .question code {
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-2);
    background: var(--ground-list);
    color: var(--ink);
    font: var(--text-2) / 1.5 var(--mono);
    overflow-wrap: anywhere;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-3);
    justify-content: end;
  }
`;
