export { applyUpdate, type SharedKind } from "./translate/apply-update.js";
export { placeInCurrent } from "./translate/between.js";
export { type TranslatePatchOptions, translatePatch } from "./translate/patch-to-update.js";
export {
  type TranslatedUpdate,
  type TranslateUpdateOptions,
  translateUpdate,
} from "./translate/update-to-patch.js";
export { type Update, updateBetween } from "./translate/v2-diff.js";
