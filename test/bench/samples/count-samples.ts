import { countContainerCases, countCutContainers } from './container-cases.ts';
import { timeHostileContainers } from './hostile-cases.ts';
import { countPictureCases } from './picture-cases.ts';
import { countEncodingCases, countSrcsetCases } from './text-cases.ts';

/** The cases of other projects in the corpus: `right` of `total`, and each that is wrong by name. */
export const countSamples = async (corpus: string): Promise<object> => ({
  srcset: await countSrcsetCases(corpus),
  encoding: await countEncodingCases(),
  images: await countPictureCases(),
  containers: await countContainerCases(),
  containersCutOff: await countCutContainers(),
  hostile: await timeHostileContainers(),
});
