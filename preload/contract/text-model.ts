/**
 * What an offset means: search, marks, PDF and exports all count characters of the same canonical text.
 * Platform-free and without dependencies, so the window and the core run the very same code.
 */
export { buildTextModel, TEXT_MODEL_VERSION } from './text-model/build-text-model.ts';
export type { TextModel } from './text-model/build-text-model.ts';
export { toNode, toOffset, toPieces } from './text-model/map-offsets.ts';
export type { NodePiece } from './text-model/map-offsets.ts';
export type { TreeAdapter } from './text-model/tree-adapter.ts';
export { trimRange } from './text-model/trim-range.ts';
