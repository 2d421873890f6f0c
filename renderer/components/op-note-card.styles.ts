import { css } from 'lit';

export const noteCardStyles = css`
  :host {
    display: block;
  }
  article {
    position: relative;
    padding: 2px var(--space-3) 2px var(--space-4);
    border-radius: var(--radius-2);
    border-inline-start: 3px solid var(--edge);
    border-start-start-radius: 2px;
    border-end-start-radius: 2px;
    transition: background-color var(--quick);
  }
  article:hover {
    background: var(--ground-hover);
  }
  article.active {
    padding-block: var(--space-3);
    background: var(--ground-raised);
    box-shadow: var(--elevation);
  }
  article.yellow {
    --edge: var(--yellow-edge);
  }
  article.green {
    --edge: var(--green-edge);
  }
  article.blue {
    --edge: var(--blue-edge);
  }
  article.pink {
    --edge: var(--pink-edge);
  }
  article.purple {
    --edge: var(--purple-edge);
  }
  article.review {
    border-inline-start-style: dashed;
  }
  .quote {
    display: -webkit-box;
    justify-content: start;
    width: 100%;
    min-height: 0;
    padding: 2px 0;
    border: 0;
    overflow: hidden;
    background: none;
    color: var(--ink-soft);
    font: var(--text-3) / 1.5 var(--serif);
    text-align: start;
    white-space: normal;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .quote:hover {
    background: none;
  }
  .active .quote {
    -webkit-line-clamp: 5;
  }
  .note {
    margin-top: var(--space-2);
    color: var(--ink);
    font-size: var(--text-3);
    line-height: 1.55;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
    margin-top: var(--space-2);
    color: var(--accent);
    font-size: var(--text-2);
  }
  .state {
    display: flex;
    gap: var(--space-2);
    align-items: center;
    color: var(--caution);
    font-size: var(--text-2);
  }
  textarea {
    display: block;
    width: 100%;
    min-height: 4.5rem;
    margin-top: var(--space-3);
    padding: var(--space-3);
    line-height: 1.55;
    field-sizing: content;
    resize: none;
  }
  op-tag-input {
    margin-top: var(--space-3);
  }
  .buttons {
    display: flex;
    gap: var(--space-2);
    justify-content: end;
    margin-top: var(--space-3);
  }
  .tools {
    display: flex;
    align-items: center;
    margin: var(--space-3) -4px -4px;
  }
  .tools .icon {
    width: 1.75rem;
    min-height: 1.75rem;
  }
  .tools op-color-row {
    margin-inline-end: auto;
    scale: 0.92;
    transform-origin: left;
  }
  .by {
    margin-top: var(--space-3);
    color: var(--ink-faint);
    font-size: var(--text-1);
  }
`;
