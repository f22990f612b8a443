import { getDefaultGroupPhotoEmojis } from '../account/getDefaultGroupPhotoEmojis.ts'
import { getDefaultProfilePhotoEmojis } from '../account/getDefaultProfilePhotoEmojis.ts'
import type { Handlers } from '../handler.ts'
import { clearRecentStickers } from '../messages/clearRecentStickers.ts'
import { faveSticker } from '../messages/faveSticker.ts'
import { getAllStickers } from '../messages/getAllStickers.ts'
import { getArchivedStickers } from '../messages/getArchivedStickers.ts'
import { getAttachedStickers } from '../messages/getAttachedStickers.ts'
import { getCustomEmojiDocuments } from '../messages/getCustomEmojiDocuments.ts'
import { getEmojiStickers } from '../messages/getEmojiStickers.ts'
import { getFavedStickers } from '../messages/getFavedStickers.ts'
import { getFeaturedEmojiStickers } from '../messages/getFeaturedEmojiStickers.ts'
import { getFeaturedStickers } from '../messages/getFeaturedStickers.ts'
import { getMaskStickers } from '../messages/getMaskStickers.ts'
import { getMyStickers } from '../messages/getMyStickers.ts'
import { getRecentStickers } from '../messages/getRecentStickers.ts'
import { getSavedGifs } from '../messages/getSavedGifs.ts'
import { getStickerSet } from '../messages/getStickerSet.ts'
import { getStickers } from '../messages/getStickers.ts'
import { installStickerSet } from '../messages/installStickerSet.ts'
import { readFeaturedStickers } from '../messages/readFeaturedStickers.ts'
import { reorderStickerSets } from '../messages/reorderStickerSets.ts'
import { saveGif } from '../messages/saveGif.ts'
import { saveRecentSticker } from '../messages/saveRecentSticker.ts'
import { searchEmojiStickerSets } from '../messages/searchEmojiStickerSets.ts'
import { searchStickerSets } from '../messages/searchStickerSets.ts'
import { toggleStickerSets } from '../messages/toggleStickerSets.ts'
import { uninstallStickerSet } from '../messages/uninstallStickerSet.ts'
import { addStickerToSet } from './addStickerToSet.ts'
import { changeSticker } from './changeSticker.ts'
import { changeStickerPosition } from './changeStickerPosition.ts'
import { checkShortName } from './checkShortName.ts'
import { createStickerSet } from './createStickerSet.ts'
import { deleteStickerSet } from './deleteStickerSet.ts'
import { removeStickerFromSet } from './removeStickerFromSet.ts'
import { renameStickerSet } from './renameStickerSet.ts'
import { replaceSticker } from './replaceSticker.ts'
import { setStickerSetThumb } from './setStickerSetThumb.ts'
import { suggestShortName } from './suggestShortName.ts'

/** Everything about stickers, custom emoji and saved GIFs. */
export const stickerMethods: Handlers = {
  'account.getDefaultGroupPhotoEmojis': getDefaultGroupPhotoEmojis,
  'account.getDefaultProfilePhotoEmojis': getDefaultProfilePhotoEmojis,
  'messages.clearRecentStickers': clearRecentStickers,
  'messages.faveSticker': faveSticker,
  'messages.getAllStickers': getAllStickers,
  'messages.getArchivedStickers': getArchivedStickers,
  'messages.getAttachedStickers': getAttachedStickers,
  'messages.getCustomEmojiDocuments': getCustomEmojiDocuments,
  'messages.getEmojiStickers': getEmojiStickers,
  'messages.getFavedStickers': getFavedStickers,
  'messages.getFeaturedEmojiStickers': getFeaturedEmojiStickers,
  'messages.getFeaturedStickers': getFeaturedStickers,
  'messages.getMaskStickers': getMaskStickers,
  'messages.getMyStickers': getMyStickers,
  'messages.getRecentStickers': getRecentStickers,
  'messages.getSavedGifs': getSavedGifs,
  'messages.getStickers': getStickers,
  'messages.getStickerSet': getStickerSet,
  'messages.installStickerSet': installStickerSet,
  'messages.readFeaturedStickers': readFeaturedStickers,
  'messages.reorderStickerSets': reorderStickerSets,
  'messages.saveGif': saveGif,
  'messages.saveRecentSticker': saveRecentSticker,
  'messages.searchEmojiStickerSets': searchEmojiStickerSets,
  'messages.searchStickerSets': searchStickerSets,
  'messages.toggleStickerSets': toggleStickerSets,
  'messages.uninstallStickerSet': uninstallStickerSet,
  'stickers.addStickerToSet': addStickerToSet,
  'stickers.changeSticker': changeSticker,
  'stickers.changeStickerPosition': changeStickerPosition,
  'stickers.checkShortName': checkShortName,
  'stickers.createStickerSet': createStickerSet,
  'stickers.deleteStickerSet': deleteStickerSet,
  'stickers.removeStickerFromSet': removeStickerFromSet,
  'stickers.renameStickerSet': renameStickerSet,
  'stickers.replaceSticker': replaceSticker,
  'stickers.setStickerSetThumb': setStickerSetThumb,
  'stickers.suggestShortName': suggestShortName,
}
