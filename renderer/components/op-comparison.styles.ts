import { css } from 'lit';

export const comparisonStyles = css`
  :host {
    display: block;
    max-width: 42rem;
    margin-inline: auto;
    font: var(--text-4) / 1.75 var(--serif);
  }
  h3 {
    margin: var(--space-6) 0 var(--space-3);
    color: var(--ink-faint);
    font: 500 var(--text-2) / 1.4 var(--sans);
  }
  dl,
  .pictures {
    display: grid;
    gap: var(--space-3);
    font: var(--text-3) / 1.5 var(--sans);
  }
  dl > div {
    display: grid;
    grid-template-columns: 6rem 1fr;
    gap: var(--space-4);
  }
  dt {
    color: var(--ink-faint);
  }
  dd del,
  dd ins {
    display: block;
    overflow-wrap: anywhere;
  }
  .text {
    overflow-wrap: anywhere;
  }
  .end {
    display: block;
    height: var(--space-4);
  }
  .difference {
    border-radius: var(--radius-1);
    scroll-margin-block: 6rem;
    box-decoration-break: clone;
    -webkit-box-decoration-break: clone;
  }
  .difference:focus {
    outline: none;
  }
  .difference.active {
    box-shadow:
      0 0 0 3px var(--ground-page),
      0 0 0 5px var(--accent);
  }
  ins,
  del {
    border-radius: 2px;
    box-decoration-break: clone;
    -webkit-box-decoration-break: clone;
  }
  ins {
    background: color-mix(in srgb, var(--green) 55%, transparent);
    text-decoration: underline;
    text-decoration-color: var(--green-edge);
    text-decoration-thickness: 2px;
    text-underline-offset: 0.2em;
  }
  del {
    background: color-mix(in srgb, var(--pink) 45%, transparent);
    color: var(--ink-soft);
    text-decoration: line-through;
    text-decoration-color: var(--pink-edge);
  }
  .moved {
    background: color-mix(in srgb, var(--blue) 50%, transparent);
    text-decoration-color: var(--blue-edge);
  }
  .sign {
    margin-inline-end: var(--space-2);
    padding: 0 var(--space-2);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-1);
    color: var(--ink-faint);
    font: var(--text-1) / 1.3 var(--sans);
    white-space: nowrap;
  }
  .fold {
    display: flex;
    gap: var(--space-4);
    align-items: center;
    width: 100%;
    margin: var(--space-4) 0;
    border: 0;
    background: none;
    color: var(--ink-faint);
    font: var(--text-2) / 1 var(--sans);
  }
  .fold::before,
  .fold::after {
    flex: 1;
    border-top: 1px dashed var(--line-strong);
    content: '';
  }
  .pictures {
    grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
  }
  figure {
    padding: var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius-2);
  }
  figure img {
    display: block;
    width: 100%;
    height: 7rem;
    margin-bottom: var(--space-3);
    object-fit: contain;
  }
  figcaption {
    overflow: hidden;
    color: var(--ink-soft);
    font-size: var(--text-2);
    overflow-wrap: anywhere;
  }
  .none {
    padding: var(--space-7) 0;
    color: var(--ink-faint);
    font: var(--text-3) / 1.5 var(--sans);
    text-align: center;
  }
`;
