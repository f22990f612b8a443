import type { Api } from './api/create-api.ts'
import type { FilesService } from './files/files-service.ts'
import type { Log } from './session/log.ts'
import { seedSampleSets } from './stickers/seed.ts'

/** Users of test accounts find stickers and custom emoji to try their clients with; without them the server serves on. */
export async function seedSamples(api: Api, files: FilesService, log: Log): Promise<void> {
  try {
    const made = await seedSampleSets(api.stickers, files)
    if (made > 0) log.info({ made }, 'made the sample sticker sets')
  } catch (error) {
    log.error({ err: error }, 'could not make the sample sticker sets')
  }
}
