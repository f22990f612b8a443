import { getNotifyExceptions } from '../account/getNotifyExceptions.ts'
import { getNotifySettings } from '../account/getNotifySettings.ts'
import { resetNotifySettings } from '../account/resetNotifySettings.ts'
import { updateNotifySettings } from '../account/updateNotifySettings.ts'
import type { Handlers } from '../handler.ts'
import { clearAllDrafts } from '../messages/clearAllDrafts.ts'
import { getAllDrafts } from '../messages/getAllDrafts.ts'
import { saveDraft } from '../messages/saveDraft.ts'
import { wishMethods } from './wish-methods.ts'

/** What users decide for themselves, and their other clients are to know. */
export const settingMethods: Handlers = {
  ...wishMethods,
  'account.getNotifyExceptions': getNotifyExceptions,
  'account.getNotifySettings': getNotifySettings,
  'account.resetNotifySettings': resetNotifySettings,
  'account.updateNotifySettings': updateNotifySettings,
  'messages.clearAllDrafts': clearAllDrafts,
  'messages.getAllDrafts': getAllDrafts,
  'messages.saveDraft': saveDraft,
}
