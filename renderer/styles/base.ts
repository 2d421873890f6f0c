import { css } from 'lit';

/** What every shadow root shares: resets, the focus ring, buttons, fields, and text for screen readers only. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    color: var(--ink);
    font: var(--text-3) / 1.45 var(--sans);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  svg {
    flex: none;
    width: 1rem;
    height: 1rem;
    stroke-width: 1.75;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  blockquote {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h2,
  h3 {
    font-size: inherit;
    font-weight: 600;
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.15em;
  }
  kbd {
    font: var(--text-2) / 1 var(--sans);
    color: var(--ink-faint);
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-3);
    min-height: var(--control);
    padding: 0 var(--space-4);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-2);
    background: var(--ground-raised);
    color: inherit;
    font: inherit;
    font-weight: 500;
    text-decoration: none;
    white-space: nowrap;
    cursor: default;
    transition: background-color var(--quick);
  }
  button:hover,
  .button:hover {
    background-color: var(--ground-raised);
    background-image: linear-gradient(var(--ground-hover), var(--ground-hover));
  }
  button:active {
    background-image: linear-gradient(var(--ground-press), var(--ground-press));
  }
  button:disabled {
    color: var(--ink-faint);
    opacity: 0.6;
  }
  button.primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--accent-ink);
  }
  button.primary:hover {
    background: var(--accent-strong);
  }
  button.danger {
    color: var(--danger);
  }
  button.plain,
  button.icon {
    border-color: transparent;
    background: transparent;
  }
  button.plain:hover,
  button.icon:hover {
    background: var(--ground-hover);
  }
  button.icon {
    width: var(--control);
    padding: 0;
    color: var(--ink-soft);
  }
  button.icon[aria-pressed='true'],
  button.icon[aria-expanded='true'] {
    background: var(--accent-soft);
    color: var(--accent);
  }
  button.link {
    min-height: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  input,
  select,
  textarea {
    min-height: var(--control);
    padding: 0 var(--space-3);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-2);
    background: var(--ground-field);
    color: inherit;
    font: inherit;
  }
  input:focus-visible,
  textarea:focus-visible {
    outline-offset: -1px;
  }
  ::placeholder {
    color: var(--ink-faint);
    opacity: 1;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .scrolls {
    overflow: auto;
    scrollbar-width: thin;
    scrollbar-color: var(--line-strong) transparent;
  }
  .faint {
    color: var(--ink-faint);
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;
