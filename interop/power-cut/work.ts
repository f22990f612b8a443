import type { Work } from './fact.ts'
import { accountWorks } from './works/accounts.ts'
import { botWorks } from './works/bots.ts'
import { chatWorks } from './works/chats.ts'
import { dialogWorks } from './works/dialogs.ts'
import { fileWorks } from './works/files.ts'
import { keyWorks } from './works/keys.ts'
import { messageWorks } from './works/messages.ts'
import { pictureWorks } from './works/pictures.ts'
import { settingWorks } from './works/settings.ts'
import { stickerWorks } from './works/stickers.ts'

/** All that clients do before a cut. */
export const works: readonly Work[] = [
  ...messageWorks,
  ...dialogWorks,
  ...fileWorks,
  ...pictureWorks,
  ...chatWorks,
  ...stickerWorks,
  ...accountWorks,
  ...keyWorks,
  ...settingWorks,
  ...botWorks,
]
