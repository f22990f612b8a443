import type { Context } from '../context.ts'

/** "Maximum number of file parts uploadable" by the caller: upload_max_fileparts_premium or upload_max_fileparts_default. */
export async function maxFileParts(context: Context): Promise<number> {
  const { premium } = await context.me()
  return premium ? context.config.maxFileParts.premium : context.config.maxFileParts.default
}
