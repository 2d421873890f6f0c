import type { DirectiveResult } from 'lit/directive.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { icons, type IconName } from '../icons/icons.ts';

/**
 * An icon as markup. It goes in through Lit's own template (and so through its Trusted Types policy); the markup
 * is a constant of the build. Always decoration: the control around it carries the name.
 */
export const icon = (name: IconName): DirectiveResult => unsafeHTML(drawn(name));

const cache = new Map<IconName, string>();

const drawn = (name: IconName): string => {
  let markup = cache.get(name);
  if (markup === undefined) {
    markup = icons[name].replace(/<!--.*?-->\s*/s, '').replace('<svg', '<svg aria-hidden="true"');
    cache.set(name, markup);
  }
  return markup;
};
