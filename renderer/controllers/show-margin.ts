import type { Services } from '../contexts/services-context.ts';
import type { LayoutStore } from '../state/layout-store.ts';

/** Below this width the margin has no place beside the text and becomes a drawer. */
export const DRAWER_QUERY = '(max-width: 1099px)';

export const showMargin = (layout: LayoutStore): void =>
  layout.set(matchMedia(DRAWER_QUERY).matches ? { drawer: true } : { margin: true });

export const toggleMargin = ({ layout }: Services): void => {
  const { margin, drawer } = layout.get();
  layout.set(matchMedia(DRAWER_QUERY).matches ? { drawer: !drawer } : { margin: !margin });
};
