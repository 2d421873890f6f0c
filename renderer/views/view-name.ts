import type { ListView } from '../../preload/contract/articles.ts';
import { t } from '../i18n/localize.ts';

export const viewName = (view: ListView): string => ('value' in view ? view.value : t(`view.${view.kind}`));
